package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.kit.testing.Callers;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RepeatedRequestTests extends BlogTest {

    private final String key = UUID.randomUUID().toString();

    @Autowired
    JdbcClient database;

    @Test
    void aRepeatAnswersWithTheBlogThatIsThere() {
        Blog first = create(named(key));

        assertThat(create(named(key))).isEqualTo(first);
        assertThat(everyId(anonymous(), ofTheAuthor())).containsExactly(first.getId());
    }

    @Test
    void withoutAKeyEachRequestWritesABlog() {
        publish("Twice");
        publish("Twice");

        assertThat(everyId(anonymous(), ofTheAuthor())).hasSize(2);
    }

    @Test
    void aKeyBelongsToOneRequest() {
        Blog first = create(named(key));

        assertThatCall(() -> create(named(key).setContent("Something else")))
                .failsWith(Status.Code.ALREADY_EXISTS)
                .namesFields("idempotency_key");
        assertThat(everyId(anonymous(), ofTheAuthor())).containsExactly(first.getId());
    }

    @Test
    void aKeyBelongsToOneUser() {
        Blog first = create(named(key));

        Blog ofAnother = as(Callers.someone()).createBlog(named(key).build()).getBlog();

        assertThat(ofAnother.getId()).isNotEqualTo(first.getId());
    }

    @Test
    void fiftyAtOnceWriteOneBlog() throws Exception {
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
            assertThat(everyId(anonymous(), ofTheAuthor())).containsExactly(id);
        }
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThatCall(() -> create(named(key).setTitle(""))).failsWith(Status.Code.INVALID_ARGUMENT);

        assertThat(create(named(key)).getVersion()).isOne();
    }

    @Test
    void aRepeatDoesNotBringADeletedBlogBack() {
        Blog first = create(named(key));
        as(author)
                .deleteBlog(DeleteBlogRequest.newBuilder().setId(first.getId()).build());

        assertThatCall(() -> create(named(key))).failsWith(Status.Code.NOT_FOUND);
        assertThat(everyId(anonymous(), ofTheAuthor())).isEmpty();
    }

    @Test
    void aDayLaterTheKeyIsFree() {
        Blog first = create(named(key));
        aDayPasses();

        assertThat(create(named(key).setContent("Tomorrow")).getId()).isNotEqualTo(first.getId());
    }

    @Test
    void keysOfYesterdayAreDeleted() {
        create(named(key));
        aDayPasses();

        create(named("another-key"));

        assertThat(database.sql("SELECT key FROM idempotency_keys WHERE user_id = :user")
                        .param("user", author.userId())
                        .query(String.class)
                        .list())
                .containsExactly("another-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "schlüssel", "tab\t", "nul\0"})
    void aKeyIsVisibleAscii(String unusable) {
        assertThatCall(() -> create(named(unusable)))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("idempotency_key");
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(create(named("k".repeat(255))).getVersion()).isOne();
        assertThatCall(() -> create(named("k".repeat(256)))).failsWith(Status.Code.INVALID_ARGUMENT);
    }

    private void aDayPasses() {
        database.sql("UPDATE idempotency_keys SET expires_at = expires_at - interval '24 hours'")
                .update();
    }

    private static CreateBlogRequest.Builder named(String key) {
        return request("Once").setIdempotencyKey(key);
    }
}
