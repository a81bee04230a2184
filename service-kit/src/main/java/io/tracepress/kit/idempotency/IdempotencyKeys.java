package io.tracepress.kit.idempotency;

import io.tracepress.kit.errors.ServiceFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys of the last 24 hours, in the table {@code idempotency_keys} beside what their requests wrote. */
public class IdempotencyKeys {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int PRUNED_AT_ONCE = 10;

    private final JdbcClient database;
    private final Clock clock;

    IdempotencyKeys(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Remembers, in the caller's transaction, the id of what a request is about to write. The same request at the same
     * time waits here until that transaction has ended.
     *
     * @return the id of what the same request wrote before, in which case nothing must be written again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> claim(IdempotencyKey key, UUID resourceId) {
        var now = OffsetDateTime.now(clock);
        if (add(key, resourceId, now)) {
            prune(now);
            return Optional.empty();
        }
        return Optional.of(resourceOf(key));
    }

    private boolean add(IdempotencyKey key, UUID resourceId, OffsetDateTime now) {
        return database.sql("""
                        INSERT INTO idempotency_keys AS kept
                               (user_id, method, key, request_hash, resource_id, expires_at)
                        VALUES (:userId, :method, :key, :requestHash, :resourceId, :expiresAt)
                        ON CONFLICT (user_id, method, key) DO UPDATE
                        SET request_hash = excluded.request_hash, resource_id = excluded.resource_id,
                            expires_at = excluded.expires_at
                        WHERE kept.expires_at <= :now
                        """)
                        .param("userId", key.userId())
                        .param("method", key.method())
                        .param("key", key.key())
                        .param("requestHash", key.requestHash())
                        .param("resourceId", resourceId)
                        .param("expiresAt", now.plus(LIFETIME))
                        .param("now", now)
                        .update()
                == 1;
    }

    private UUID resourceOf(IdempotencyKey key) {
        return database.sql("""
                        SELECT resource_id FROM idempotency_keys
                        WHERE user_id = :userId AND method = :method AND key = :key AND request_hash = :requestHash
                        """)
                .param("userId", key.userId())
                .param("method", key.method())
                .param("key", key.key())
                .param("requestHash", key.requestHash())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> ServiceFailure.alreadyExists(
                        IdempotencyKey.FIELD, "The idempotency key belongs to another request."));
    }

    // Each new key takes some old ones along: the table stays small without a job, and no request pays for many.
    private void prune(OffsetDateTime now) {
        database.sql("""
                        DELETE FROM idempotency_keys WHERE (user_id, method, key) IN
                               (SELECT user_id, method, key FROM idempotency_keys WHERE expires_at <= :now
                                LIMIT :rows FOR UPDATE SKIP LOCKED)
                        """).param("now", now).param("rows", PRUNED_AT_ONCE).update();
    }
}
