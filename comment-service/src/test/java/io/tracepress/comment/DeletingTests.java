package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.comment.v1.Comment;
import io.tracepress.comment.v1.DeleteCommentRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletingTests extends CommentTest {

    @Test
    void itsAuthorDeletesACommentEvenWhileBlogServiceIsAway() {
        Comment comment = create(request("Never mind"));
        blogServiceFailsWith(Status.UNAVAILABLE, Status.UNAVAILABLE);

        delete(reader, comment);

        assertThat(list()).isEmpty();
        assertThatCall(() -> delete(reader, comment)).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void theAuthorOfTheBlogDeletesAnyComment() {
        Comment rude = create(request("Rude"));
        Comment kind = create(request("Kind"));

        delete(BLOG_AUTHOR, rude);

        assertThat(list()).containsExactly(kind);
    }

    @Test
    void nobodyElseDeletesAComment() {
        Comment comment = create(request("Mine"));

        assertThatCall(() -> delete(Callers.someone(), comment)).failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> anonymous().deleteComment(deletion(comment).build()))
                .failsWith(Status.Code.UNAUTHENTICATED);
        assertThat(list()).containsExactly(comment);
    }

    @Test
    void repliesGoWithTheCommentThatTheyAnswer() {
        Comment comment = create(request("Question"));
        create(request("Answer").setParentId(comment.getId()));
        Comment other = create(request("Another question"));

        delete(reader, comment);

        assertThat(list()).containsExactly(other);
    }

    @Test
    void aCommentIsFoundOnItsOwnBlogOnly() {
        Comment comment = create(request("Here"));
        var elsewhere = deletion(comment).setBlogId(UUID.randomUUID().toString());

        assertThatCall(() -> as(reader).deleteComment(elsewhere.build())).failsWith(Status.Code.NOT_FOUND);
        assertThat(list()).containsExactly(comment);
    }

    @Test
    void idsAreIds() {
        var nonsense =
                DeleteCommentRequest.newBuilder().setBlogId(blog.toString()).setCommentId("first");

        assertThatCall(() -> as(reader).deleteComment(nonsense.build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("comment_id");
    }

    private void delete(Caller caller, Comment comment) {
        as(caller).deleteComment(deletion(comment).build());
    }

    private DeleteCommentRequest.Builder deletion(Comment comment) {
        return DeleteCommentRequest.newBuilder().setBlogId(blog.toString()).setCommentId(comment.getId());
    }
}
