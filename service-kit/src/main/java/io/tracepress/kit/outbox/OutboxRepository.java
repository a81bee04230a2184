package io.tracepress.kit.outbox;

import io.tracepress.kit.events.OutgoingEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the outbox as its relay sees them. */
final class OutboxRepository {

    private static final int PRUNED_AT_ONCE = 1000;

    /**
     * What is not published yet.
     *
     * @param oldestAge zero when there is nothing
     */
    record Waiting(long depth, Duration oldestAge) {}

    private final JdbcClient database;

    OutboxRepository(JdbcClient database) {
        this.database = database;
    }

    /** The oldest unpublished rows that no other relay is sending; they are this transaction's until it ends. */
    List<OutgoingEvent> lockUnpublished(int limit, Collection<String> exceptTypes) {
        return database.sql("""
                        SELECT id, event_type, payload::text, traceparent, created_at FROM outbox
                        WHERE published_at IS NULL AND event_type <> ALL (:exceptTypes)
                        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .param("exceptTypes", exceptTypes.toArray(String[]::new))
                .param("limit", limit)
                .query(OutboxRepository::event)
                .list();
    }

    void markPublished(Collection<UUID> ids) {
        database.sql("UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    Waiting waiting() {
        return database.sql("""
                        SELECT count(*) AS depth,
                               coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0) * 1000 AS age
                        FROM outbox WHERE published_at IS NULL
                        """)
                .query((row, _) -> new Waiting(row.getLong("depth"), Duration.ofMillis(row.getLong("age"))))
                .single();
    }

    /** Deletes published rows of that age, not too many in one statement; answers whether there may be more. */
    boolean prune(Duration age) {
        return database.sql("""
                        DELETE FROM outbox WHERE id IN
                               (SELECT id FROM outbox WHERE published_at < clock_timestamp() - :age * interval '1 ms'
                                LIMIT :rows FOR UPDATE SKIP LOCKED)
                        """)
                        .param("age", age.toMillis())
                        .param("rows", PRUNED_AT_ONCE)
                        .update()
                == PRUNED_AT_ONCE;
    }

    private static OutgoingEvent event(ResultSet row, int number) throws SQLException {
        return new OutgoingEvent(
                row.getObject("id", UUID.class),
                row.getString("event_type"),
                row.getString("payload"),
                row.getString("traceparent"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
