package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.UpdateBlogRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.test.context.TestPropertySource;

/** Somebody locks a row and does not go on: who wants that row fails, and all others are served. */
@TestPropertySource(
        properties = {
            "DB_STATEMENT_TIMEOUT=500ms",
            // A migration that takes longer than a statement of a request may.
            "spring.flyway.locations=classpath:db/outbox,classpath:db/migration,classpath:db/slow"
        })
class LockedRowTests extends BlogTest {

    private static final int CALLS = 12;
    private static final int CONNECTIONS = 5;

    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void aMigrationTakesTheTimeThatItNeeds() throws SQLException {
        try (var connection = connect();
                var row = connection
                        .createStatement()
                        .executeQuery("SELECT execution_time FROM flyway_schema_history WHERE script LIKE '%sleep%'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isGreaterThan(1_000);
        }
    }

    @Test
    void whoWaitsForALockGivesItsConnectionBack() throws Exception {
        var locked = publish("Locked");
        var other = publish("Another");
        assertThat(CALLS).isGreaterThan(CONNECTIONS);

        try (var holder = connect();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            lock(holder, locked);
            var begin = Instant.now();
            var updates = Stream.generate(() -> callers.submit(() -> rename(locked)))
                    .limit(CALLS)
                    .toList();
            for (Future<?> update : updates) {
                assertThatCall(() -> result(update)).failsWith(Status.Code.UNAVAILABLE);
            }
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));

            assertThat(get(anonymous(), other.getId()).getTitle()).isEqualTo("Another");
            assertThat(rename(other).getTitle()).isEqualTo("Renamed");
            assertThat(get(anonymous(), locked.getId()).getTitle()).isEqualTo("Locked");
        }
        assertThat(rename(locked).getTitle()).isEqualTo("Renamed");
    }

    private Blog rename(Blog blog) {
        return as(author)
                .updateBlog(UpdateBlogRequest.newBuilder()
                        .setId(blog.getId())
                        .setTitle("Renamed")
                        .build())
                .getBlog();
    }

    private static void lock(Connection holder, Blog blog) throws SQLException {
        holder.setAutoCommit(false);
        try (var statement = holder.prepareStatement("SELECT FROM blogs WHERE id = ?::uuid FOR UPDATE")) {
            statement.setString(1, blog.getId());
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    private static void result(Future<?> call) throws Throwable {
        try {
            call.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
    }
}
