package io.tracepress.auth;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SessionRepository {

    private final JdbcClient database;

    SessionRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds a session with its first refresh token, in one statement. */
    void add(UUID sessionId, UUID userId, Instant expiresAt, RefreshTokens.Stored refreshToken) {
        database.sql("""
                        WITH opened AS (
                            INSERT INTO sessions (id, user_id, expires_at)
                            VALUES (:sessionId, :userId, :expiresAt) RETURNING id
                        )
                        INSERT INTO refresh_tokens (id, session_id, secret_hash)
                        SELECT :tokenId, id, :secretHash FROM opened
                        """)
                .param("sessionId", sessionId)
                .param("userId", userId)
                .param("expiresAt", utc(expiresAt))
                .param("tokenId", refreshToken.id())
                .param("secretHash", refreshToken.secretHash())
                .update();
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
