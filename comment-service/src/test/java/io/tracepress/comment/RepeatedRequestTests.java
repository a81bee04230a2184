package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.comment.v1.Comment;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.DeleteCommentRequest;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RepeatedRequestTests extends CommentTest {

    private final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatAnswersWithTheCommentThatIsThere() {
        Comment first = create(named(key));

        assertThat(create(named(key))).isEqualTo(first);
        assertThat(list()).containsExactly(first);
    }

    @Test
    void aKeyBelongsToOneRequest() {
        Comment first = create(named(key));
        var onAnotherBlog = named(key).setBlogId(UUID.randomUUID().toString());

        assertThatCall(() -> create(named(key).setContent("Something else")))
                .failsWith(Status.Code.ALREADY_EXISTS)
                .namesFields("idempotency_key");
        assertThatCall(() -> create(onAnotherBlog)).failsWith(Status.Code.ALREADY_EXISTS);
        assertThat(list()).containsExactly(first);
    }

    @Test
    void aRepeatedReplyIsOneReply() {
        Comment question = create(request("Question"));
        Comment answer = create(named(key).setParentId(question.getId()));

        assertThat(create(named(key).setParentId(question.getId()))).isEqualTo(answer);
        assertThat(list()).containsExactly(question, answer);
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThatCall(() -> create(named(key).setParentId(UUID.randomUUID().toString())))
                .failsWith(Status.Code.INVALID_ARGUMENT);

        assertThat(list()).isEmpty();
        assertThat(create(named(key)).getContent()).isEqualTo("Once");
    }

    @Test
    void fiftyAtOnceWriteOneComment() throws Exception {
        var start = new CountDownLatch(1);
        Callable<String> repeat = () -> {
            start.await();
            return create(named(key)).getId();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Collections.nCopies(50, repeat).stream()
                    .map(threads::submit)
                    .toList();

            start.countDown();

            String id = answers.getFirst().get();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(id));
            assertThat(list()).extracting(Comment::getId).containsExactly(id);
        }
    }

    @Test
    void aRepeatDoesNotBringADeletedCommentBack() {
        Comment first = create(named(key));
        as(reader)
                .deleteComment(DeleteCommentRequest.newBuilder()
                        .setBlogId(blog.toString())
                        .setCommentId(first.getId())
                        .build());

        assertThatCall(() -> create(named(key))).failsWith(Status.Code.NOT_FOUND);
        assertThat(list()).isEmpty();
    }

    private CreateCommentRequest.Builder named(String key) {
        return request("Once").setIdempotencyKey(key);
    }
}
