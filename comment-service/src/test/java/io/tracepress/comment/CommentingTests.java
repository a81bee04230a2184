package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.comment.v1.Comment;
import io.tracepress.comment.v1.CommentServiceGrpc;
import io.tracepress.comment.v1.CountCommentsRequest;
import io.tracepress.comment.v1.ListCommentsRequest;
import io.tracepress.kit.testing.Callers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommentingTests extends CommentTest {

    @Test
    void everybodyReadsAComment() {
        Comment comment = create(request("Nice"));

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
        blogServiceFailsWith(Status.NOT_FOUND);

        assertThatCall(() -> create(request("Hello?"))).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void nothingIsWrittenWhileBlogServiceIsAway() {
        blogServiceFailsWith(Status.UNAVAILABLE, Status.UNAVAILABLE);

        assertThatCall(() -> create(request("Anybody?"))).failsWith(Status.Code.UNAVAILABLE);
        assertThat(count(blog)).isZero();
    }

    @Test
    void aBlogServiceThatIsAwayForAMomentIsAskedAgain() {
        blogServiceFailsWith(Status.UNAVAILABLE);

        assertThat(create(request("There you are")).getContent()).isEqualTo("There you are");
        assertThat(count(blog)).isOne();
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
        assertThatCall(() -> create(request("nul\0")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("content");
        assertThatCall(() -> create(request("x").setBlogId("not-an-id")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("blog_id");
    }

    @Test
    void charactersAreCountedAsCodePoints() {
        String longest = "🙂".repeat(5000);

        assertThat(create(request(longest)).getContent()).isEqualTo(longest);
        assertThatCall(() -> create(request(longest + "x")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("content");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aTokenThatIsNotOursIsRefused(String name, String token) {
        var stub = CommentServiceGrpc.newBlockingStub(channels.authorized("Bearer " + token));

        assertThatCall(() -> stub.createComment(request("Forged").build())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> stub.listComments(ListCommentsRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void onlyUsersCommentAndOnlyTheGatewayCounts() {
        assertThatCall(() -> anonymous().createComment(request("Psst").build())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> as(Callers.someone()).countComments(CountCommentsRequest.getDefaultInstance()))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> anonymous().countComments(CountCommentsRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }
}
