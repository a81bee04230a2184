package io.tracepress.comment;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.Blog;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole comment-service, called through its stubs, beside a blog-service that has every blog it is asked for. */
@ServiceTest
abstract class CommentTest {

    static final Caller BLOG_AUTHOR = Callers.someone();

    private static final Map<String, List<Status>> FAILURES = new ConcurrentHashMap<>();

    private static final Neighbour BLOG_SERVICE = Neighbour.serving(new BlogServiceImplBase() {
        @Override
        public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
            var failures = FAILURES.getOrDefault(request.getIdOrSlug(), List.of());
            if (!failures.isEmpty()) {
                responses.onError(failures.removeFirst().asRuntimeException());
                return;
            }
            var blog = Blog.newBuilder().setAuthorId(BLOG_AUTHOR.userId().toString());
            responses.onNext(GetBlogResponse.newBuilder().setBlog(blog).build());
            responses.onCompleted();
        }
    });

    final UUID blog = UUID.randomUUID();
    final Caller reader = Callers.someone();

    @Autowired
    TestChannels channels;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("BLOG_SERVICE_TARGET", BLOG_SERVICE::target);
    }

    /** What blog-service answers first when it is asked for the blog of this test. */
    void blogServiceFailsWith(Status... failures) {
        FAILURES.put(blog.toString(), new ArrayList<>(List.of(failures)));
    }

    CreateCommentRequest.Builder request(String content) {
        return CreateCommentRequest.newBuilder().setBlogId(blog.toString()).setContent(content);
    }

    Comment create(CreateCommentRequest.Builder request) {
        return as(reader).createComment(request.build()).getComment();
    }

    long count(UUID blogId) {
        var request =
                CountCommentsRequest.newBuilder().addBlogIds(blogId.toString()).build();
        return CommentServiceGrpc.newBlockingStub(channels.asService("api-gateway"))
                .countComments(request)
                .getCountsOrThrow(blogId.toString());
    }

    /** All comments of the blog, from pages of two. */
    List<Comment> list() {
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

    CommentServiceBlockingStub as(Caller caller) {
        return CommentServiceGrpc.newBlockingStub(channels.as(caller));
    }

    CommentServiceBlockingStub anonymous() {
        return CommentServiceGrpc.newBlockingStub(channels.anonymous());
    }
}
