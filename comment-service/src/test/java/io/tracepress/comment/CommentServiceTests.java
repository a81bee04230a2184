package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceImplBase;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.GetBlogResponse;
import io.tracepress.comment.v1.Comment;
import io.tracepress.comment.v1.CommentServiceGrpc;
import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceBlockingStub;
import io.tracepress.comment.v1.CountCommentsRequest;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.ListCommentsRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
class CommentServiceTests {

    private static final UUID UNREADABLE_BLOG = UUID.randomUUID();
    private static final UUID BLOG_OF_AN_OUTAGE = UUID.randomUUID();

    private static final Neighbour BLOG_SERVICE = Neighbour.serving(new BlogServiceImplBase() {
        @Override
        public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
            if (request.getIdOrSlug().equals(UNREADABLE_BLOG.toString())) {
                responses.onError(Status.NOT_FOUND.asRuntimeException());
            } else if (request.getIdOrSlug().equals(BLOG_OF_AN_OUTAGE.toString())) {
                responses.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                responses.onNext(GetBlogResponse.getDefaultInstance());
                responses.onCompleted();
            }
        }
    });

    private final UUID blog = UUID.randomUUID();

    @Autowired
    TestChannels channels;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("BLOG_SERVICE_TARGET", BLOG_SERVICE::target);
    }

    @Test
    void everybodyReadsAComment() {
        Caller reader = Callers.someone();

        Comment comment = as(reader).createComment(request("Nice").build()).getComment();

        assertThat(comment.getAuthorId()).isEqualTo(reader.userId().toString());
        assertThat(list()).containsExactly(comment);
    }

    @Test
    void pagesShowEachCommentOnceOldestFirst() {
        List<String> written = IntStream.range(0, 5)
                .mapToObj(number -> create(request("Comment " + number)).getId())
                .toList();

        assertThat(list()).extracting(Comment::getId).containsExactlyElementsOf(written);
    }

    @Test
    void aCommentCanBeAnsweredButAReplyCannot() {
        Comment comment = create(request("Question"));
        Comment reply = create(request("Answer").setParentId(comment.getId()));

        assertThat(reply.getParentId()).isEqualTo(comment.getId());
        assertThatCall(() -> create(request("Answer to the answer").setParentId(reply.getId())))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("parent_id");
    }

    @Test
    void aReplyBelongsToTheBlogOfItsComment() {
        Comment comment = create(request("Here"));
        var elsewhere = request("There").setBlogId(UUID.randomUUID().toString()).setParentId(comment.getId());

        assertThatCall(() -> create(elsewhere))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("parent_id");
    }

    @Test
    void aBlogThatTheCallerCannotReadIsNotFound() {
        var request = request("Hello?").setBlogId(UNREADABLE_BLOG.toString());

        assertThatCall(() -> create(request)).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void nothingIsWrittenWhileBlogServiceIsAway() {
        var request = request("Anybody?").setBlogId(BLOG_OF_AN_OUTAGE.toString());

        assertThatCall(() -> create(request)).failsWith(Status.Code.UNAVAILABLE);
        assertThat(count(BLOG_OF_AN_OUTAGE)).isZero();
    }

    @Test
    void countsIncludeRepliesAndBlogsWithoutComments() {
        Comment comment = create(request("One"));
        create(request("Two").setParentId(comment.getId()));

        assertThat(count(blog)).isEqualTo(2);
        assertThat(count(UUID.randomUUID())).isZero();
    }

    @Test
    void aCommentThatBreaksRulesIsRefused() {
        assertThatCall(() -> create(request("  ")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("content");
        assertThatCall(() -> create(request("x").setBlogId("not-an-id")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("blog_id");
    }

    @Test
    void onlyUsersCommentAndOnlyTheGatewayCounts() {
        assertThatCall(() -> anonymous().createComment(request("Psst").build())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> as(Callers.someone()).countComments(CountCommentsRequest.getDefaultInstance()))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> anonymous().countComments(CountCommentsRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }

    private CreateCommentRequest.Builder request(String content) {
        return CreateCommentRequest.newBuilder().setBlogId(blog.toString()).setContent(content);
    }

    private Comment create(CreateCommentRequest.Builder request) {
        return as(Callers.someone()).createComment(request.build()).getComment();
    }

    private long count(UUID blogId) {
        var request =
                CountCommentsRequest.newBuilder().addBlogIds(blogId.toString()).build();
        return CommentServiceGrpc.newBlockingStub(channels.asService("api-gateway"))
                .countComments(request)
                .getCountsOrThrow(blogId.toString());
    }

    private List<Comment> list() {
        List<Comment> comments = new ArrayList<>();
        String token = "";
        do {
            var page = anonymous()
                    .listComments(ListCommentsRequest.newBuilder()
                            .setBlogId(blog.toString())
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            comments.addAll(page.getCommentsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return comments;
    }

    private CommentServiceBlockingStub as(Caller caller) {
        return CommentServiceGrpc.newBlockingStub(channels.as(caller));
    }

    private CommentServiceBlockingStub anonymous() {
        return CommentServiceGrpc.newBlockingStub(channels.anonymous());
    }
}
