package io.tracepress.email;

import io.tracepress.kit.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Times are the database's: leases are between processes whose clocks may differ. */
@Repository
class DeliveryRepository {

    private final JdbcClient database;

    DeliveryRepository(JdbcClient database) {
        this.database = database;
    }

    /** Begins a delivery, or a further try of one that is pending and that nobody else is busy with. */
    Lease begin(UUID eventId, String eventType, UUID userId, String owner, Duration lease) {
        boolean ours = database.sql("""
                        INSERT INTO deliveries AS kept
                               (event_id, event_type, user_id, state, tries, lease_owner, leased_until)
                        VALUES (:eventId, :eventType, :userId, 'pending', 1, :owner, now() + make_interval(secs => :lease))
                        ON CONFLICT (event_id) DO UPDATE
                        SET tries = kept.tries + 1, lease_owner = excluded.lease_owner,
                            leased_until = excluded.leased_until, updated_at = now()
                        WHERE kept.state = 'pending'
                          AND (kept.leased_until <= now() OR kept.lease_owner = excluded.lease_owner)
                        """)
                        .param("eventId", eventId)
                        .param("eventType", eventType)
                        .param("userId", userId)
                        .param("owner", owner)
                        .param("lease", lease.toSeconds())
                        .update()
                == 1;
        return new Lease(ours, ours ? DeliveryState.PENDING : state(eventId));
    }

    /** The try has come to an end, by which nothing is left to do. */
    void end(UUID eventId, DeliveryState state) {
        database.sql("""
                        UPDATE deliveries
                        SET state = :state, updated_at = now(), leased_until = now(),
                            sent_at = CASE WHEN :state = 'sent' THEN now() END
                        WHERE event_id = :eventId
                        """)
                .param("eventId", eventId)
                .param("state", state.label())
                .update();
    }

    /** The try has failed, and somebody may begin the next one. */
    void fail(UUID eventId, String reason) {
        database.sql("""
                        UPDATE deliveries SET last_failure = :reason, updated_at = now(), leased_until = now()
                        WHERE event_id = :eventId
                        """).param("eventId", eventId).param("reason", reason).update();
    }

    /** As {@link #fail}, but nobody tries again at once, and later each time: up to 5 minutes. */
    void postpone(UUID eventId, String reason) {
        database.sql("""
                        UPDATE deliveries
                        SET last_failure = :reason, updated_at = now(), lease_owner = NULL,
                            leased_until = now() + make_interval(secs => least(power(2, tries), 300))
                        WHERE event_id = :eventId
                        """).param("eventId", eventId).param("reason", reason).update();
    }

    List<Delivery> latest(PageRequest page) {
        String after = page.after().isPresent() ? "WHERE (created_at, event_id) < (:time, :id)" : "";
        var query = database.sql("""
                        SELECT * FROM deliveries %s ORDER BY created_at DESC, event_id DESC LIMIT :rows
                        """.formatted(after)).param("rows", page.rowsToRead());
        page.after()
                .ifPresent(token -> query.param("time", token.time().atOffset(ZoneOffset.UTC))
                        .param("id", token.id()));
        return query.query(DeliveryRepository::delivery).list();
    }

    /** Deletes what is older, at most so many rows; tells how many. */
    int prune(Duration age, int most) {
        return database.sql("""
                        DELETE FROM deliveries WHERE event_id IN
                               (SELECT event_id FROM deliveries WHERE created_at < now() - make_interval(secs => :age)
                                ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("age", age.toSeconds())
                .param("most", most)
                .update();
    }

    private DeliveryState state(UUID eventId) {
        return database.sql("SELECT state FROM deliveries WHERE event_id = :eventId")
                .param("eventId", eventId)
                .query(String.class)
                .optional()
                .map(DeliveryState::labelled)
                .orElse(DeliveryState.PENDING);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("event_id", UUID.class),
                row.getString("event_type"),
                row.getObject("user_id", UUID.class),
                DeliveryState.labelled(row.getString("state")),
                row.getInt("tries"),
                Optional.ofNullable(row.getString("last_failure")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
