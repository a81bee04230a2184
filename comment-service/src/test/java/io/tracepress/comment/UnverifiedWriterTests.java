package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.kit.testing.Callers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

class UnverifiedWriterTests {

    @Nested
    class WritingIsForEverybody extends CommentTest {

        @Test
        void anUnverifiedEmailIsNoObstacle() {
            as(Callers.unverified()).createComment(request("Unverified").build());

            assertThat(count(blog)).isOne();
        }
    }

    @Nested
    @TestPropertySource(properties = "WRITING_NEEDS_VERIFIED_EMAIL=true")
    class WritingNeedsAVerifiedEmail extends CommentTest {

        @Test
        void whoHasNoneIsToldWhatToDo() {
            assertThatCall(() -> as(Callers.unverified())
                            .createComment(request("Unverified").build()))
                    .failsWith(Status.Code.PERMISSION_DENIED)
                    .hasMessageContaining("Open the link in the mail");
            assertThat(count(blog)).isZero();
        }

        @Test
        void whoHasOneWrites() {
            create(request("Verified"));

            assertThat(count(blog)).isOne();
        }
    }
}
