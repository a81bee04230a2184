package io.tracepress.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefreshTokenRepository {

    private final JdbcClient database;

    RefreshTokenRepository(JdbcClient database) {
        this.database = database;
    }

    /** A token of a session that has not ended, and the user it belongs to. */
    record Token(UUID id, String secretHash, Optional<Instant> usedAt, UUID sessionId, Credential user) {}

    Optional<Token> find(UUID id, Instant now) {
        return database.sql("""
                        SELECT t.id, t.secret_hash, t.used_at, t.session_id,
                               c.id AS user_id, c.email, c.username, c.password_hash,
                               c.email_verified_at IS NOT NULL AS email_verified
                        FROM refresh_tokens t
                        JOIN sessions s ON s.id = t.session_id
                        JOIN credentials c ON c.id = s.user_id
                        WHERE t.id = :id AND s.ended_at IS NULL AND s.expires_at > :now
                        """)
                .param("id", id)
                .param("now", utc(now))
                .query(RefreshTokenRepository::token)
                .optional();
    }

    /** Uses up a token and adds its successor in one statement; false when somebody else was first. */
    boolean replace(UUID tokenId, TokenIssuer.Issued successor, Instant now, Instant expiresAt) {
        return database.sql("""
                        WITH live AS (
                            UPDATE sessions SET last_used_at = :now, expires_at = :expiresAt
                            WHERE id = :sessionId AND ended_at IS NULL
                              AND EXISTS (SELECT FROM refresh_tokens WHERE id = :tokenId AND used_at IS NULL)
                            RETURNING id
                        ), used AS (
                            UPDATE refresh_tokens SET used_at = :now
                            WHERE id = :tokenId AND used_at IS NULL AND session_id IN (SELECT id FROM live)
                            RETURNING session_id
                        )
                        INSERT INTO refresh_tokens (id, session_id, secret_hash)
                        SELECT :successorId, session_id, :secretHash FROM used
                        """)
                        .param("now", utc(now))
                        .param("expiresAt", utc(expiresAt))
                        .param("sessionId", successor.sessionId())
                        .param("tokenId", tokenId)
                        .param("successorId", successor.refreshToken().id())
                        .param("secretHash", successor.refreshToken().secretHash())
                        .update()
                == 1;
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("secret_hash"),
                Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("session_id", UUID.class),
                new Credential(
                        row.getObject("user_id", UUID.class),
                        row.getString("email"),
                        row.getString("username"),
                        row.getString("password_hash"),
                        row.getBoolean("email_verified")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
