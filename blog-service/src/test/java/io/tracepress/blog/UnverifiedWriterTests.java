package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.blog.v1.UpdateBlogRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

class UnverifiedWriterTests {

    private static UpdateBlogRequest edit(Blog blog) {
        return UpdateBlogRequest.newBuilder()
                .setId(blog.getId())
                .setTitle("Edited")
                .build();
    }

    @Nested
    class WritingIsForEverybody extends BlogTest {

        @Test
        void anUnverifiedEmailIsNoObstacle() {
            var unverified = as(Callers.unverified());

            Blog blog = unverified.createBlog(request("Unverified").build()).getBlog();

            assertThat(unverified.updateBlog(edit(blog)).getBlog().getTitle()).isEqualTo("Edited");
        }
    }

    @Nested
    @TestPropertySource(properties = "WRITING_NEEDS_VERIFIED_EMAIL=true")
    class WritingNeedsAVerifiedEmail extends BlogTest {

        // The author's other session, whose token is older than the verification.
        private final Caller unverified = new Caller(author.userId(), author.sessionId(), author.username(), false);

        @Test
        void whoHasNoneIsToldWhatToDo() {
            Blog blog = publish("Verified");

            assertThatCall(() -> as(unverified).createBlog(request("Unverified").build()))
                    .failsWith(Status.Code.PERMISSION_DENIED)
                    .hasMessageContaining("Open the link in the mail");
            assertThatCall(() -> as(unverified).updateBlog(edit(blog)))
                    .failsWith(Status.Code.PERMISSION_DENIED)
                    .hasMessageContaining("Open the link in the mail");
        }

        @Test
        void whoHasOneWrites() {
            Blog blog = publish("Verified");

            assertThat(as(author).updateBlog(edit(blog)).getBlog().getTitle()).isEqualTo("Edited");
        }

        @Test
        void readingAndDeletingDoNotNeedIt() {
            Blog blog = draft("Left behind");

            assertThat(get(as(unverified), blog.getId())).isEqualTo(blog);
            as(unverified)
                    .deleteBlog(
                            DeleteBlogRequest.newBuilder().setId(blog.getId()).build());
        }
    }
}
