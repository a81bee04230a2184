package io.tracepress.auth;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionRepository {

    private static final int DEVICE_LENGTH = 200;

    private final JdbcClient database;

    SessionRepository(JdbcClient database) {
        this.database = database;
    }

    /** A session as its user sees it. */
    record Session(UUID id, String device, Instant createdAt, Instant lastUsedAt) {}

    /**
     * Adds a session with its first refresh token, in one statement; false when the password that it was proven by is no
     * longer the user's. Whoever replaces a password ends the sessions that there are: none may come after that.
     */
    boolean add(TokenIssuer.Issued issued, String provenPasswordHash, String device, Instant expiresAt) {
        return database.sql("""
                        WITH opened AS (
                            INSERT INTO sessions (id, user_id, expires_at, device)
                            SELECT :sessionId, id, :expiresAt, left(:device, :deviceLength) FROM credentials
                            WHERE id = :userId AND password_hash = :provenPasswordHash FOR SHARE
                            RETURNING id
                        )
                        INSERT INTO refresh_tokens (id, session_id, secret_hash)
                        SELECT :tokenId, id, :secretHash FROM opened
                        """)
                        .param("sessionId", issued.sessionId())
                        .param("userId", issued.userId())
                        .param("provenPasswordHash", provenPasswordHash)
                        .param("expiresAt", utc(expiresAt))
                        .param("device", device)
                        .param("deviceLength", DEVICE_LENGTH)
                        .param("tokenId", issued.refreshToken().id())
                        .param("secretHash", issued.refreshToken().secretHash())
                        .update()
                == 1;
    }

    boolean isActive(UUID sessionId, Instant now) {
        return database.sql("""
                        SELECT EXISTS (
                            SELECT FROM sessions WHERE id = :sessionId AND ended_at IS NULL AND expires_at > :now
                        )
                        """)
                .param("sessionId", sessionId)
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** The user's sessions that have not ended, latest first. */
    List<Session> of(UUID userId, Instant now) {
        return database.sql("""
                        SELECT id, device, created_at, last_used_at FROM sessions
                        WHERE user_id = :userId AND ended_at IS NULL AND expires_at > :now
                        ORDER BY last_used_at DESC, id DESC
                        """)
                .param("userId", userId)
                .param("now", utc(now))
                .query(Session.class)
                .list();
    }

    boolean exists(UUID userId, UUID sessionId) {
        return database.sql("SELECT EXISTS (SELECT FROM sessions WHERE id = :sessionId AND user_id = :userId)")
                .param("sessionId", sessionId)
                .param("userId", userId)
                .query(Boolean.class)
                .single();
    }

    /** False when the user has no such session, or it had ended before. */
    boolean end(UUID userId, UUID sessionId, Instant now) {
        return database.sql("""
                        UPDATE sessions SET ended_at = :now
                        WHERE id = :sessionId AND user_id = :userId AND ended_at IS NULL
                        """)
                        .param("sessionId", sessionId)
                        .param("userId", userId)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** The sessions that this ended. */
    List<UUID> endOthers(UUID userId, UUID keptSessionId, Instant now) {
        return database.sql("""
                        UPDATE sessions SET ended_at = :now
                        WHERE user_id = :userId AND id <> :keptSessionId AND ended_at IS NULL RETURNING id
                        """)
                .param("userId", userId)
                .param("keptSessionId", keptSessionId)
                .param("now", utc(now))
                .query(UUID.class)
                .list();
    }

    /** The sessions that this ended. */
    List<UUID> endAll(UUID userId, Instant now) {
        return database.sql("""
                        UPDATE sessions SET ended_at = :now
                        WHERE user_id = :userId AND ended_at IS NULL RETURNING id
                        """)
                .param("userId", userId)
                .param("now", utc(now))
                .query(UUID.class)
                .list();
    }

    void markTombstoned(UUID sessionId) {
        database.sql("UPDATE sessions SET tombstoned = true WHERE id = :sessionId AND ended_at IS NOT NULL")
                .param("sessionId", sessionId)
                .update();
    }

    /** Sessions that ended after the given time and that Redis does not know to have ended. */
    List<UUID> withoutTombstone(Instant endedAfter, int limit) {
        return database.sql("""
                        SELECT id FROM sessions
                        WHERE ended_at IS NOT NULL AND NOT tombstoned AND ended_at > :endedAfter
                        ORDER BY ended_at LIMIT :limit
                        """)
                .param("endedAfter", utc(endedAfter))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
