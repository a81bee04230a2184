package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CredentialRepository {

    private final JdbcClient database;

    CredentialRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds an account; fails when its email or username is taken. */
    void add(Credential credential) {
        try {
            database.sql("""
                            INSERT INTO credentials (id, email, email_key, username, username_key, password_hash)
                            VALUES (:id, :email, :emailKey, :username, :usernameKey, :passwordHash)
                            """)
                    .param("id", credential.userId())
                    .param("email", credential.email())
                    .param("emailKey", LoginName.key(credential.email()))
                    .param("username", credential.username())
                    .param("usernameKey", LoginName.key(credential.username()))
                    .param("passwordHash", credential.passwordHash())
                    .update();
        } catch (DuplicateKeyException taken) {
            String field = taken.getMessage().contains("credentials_email_taken") ? "email" : "username";
            throw ServiceFailure.alreadyExists(field, "is taken");
        }
    }

    Optional<Credential> find(UUID userId) {
        return database.sql("""
                        SELECT id AS user_id, email, username, password_hash,
                               email_verified_at IS NOT NULL AS email_verified
                        FROM credentials WHERE id = :userId
                        """).param("userId", userId).query(Credential.class).optional();
    }

    Optional<Credential> findByEmail(String email) {
        return database.sql("""
                        SELECT id AS user_id, email, username, password_hash,
                               email_verified_at IS NOT NULL AS email_verified
                        FROM credentials WHERE email_key = :emailKey
                        """)
                .param("emailKey", LoginName.key(email))
                .query(Credential.class)
                .optional();
    }

    void setPasswordHash(UUID userId, String passwordHash) {
        database.sql("UPDATE credentials SET password_hash = :passwordHash WHERE id = :userId")
                .param("userId", userId)
                .param("passwordHash", passwordHash)
                .update();
    }

    /** Sets a password that came by a mailed link, which proves the email as well. */
    void resetPassword(UUID userId, String passwordHash, Instant now) {
        database.sql("""
                        UPDATE credentials
                        SET password_hash = :passwordHash, email_verified_at = coalesce(email_verified_at, :now)
                        WHERE id = :userId
                        """)
                .param("userId", userId)
                .param("passwordHash", passwordHash)
                .param("now", utc(now))
                .update();
    }

    void verifyEmail(UUID userId, Instant now) {
        database.sql("UPDATE credentials SET email_verified_at = :now WHERE id = :userId AND email_verified_at IS NULL")
                .param("userId", userId)
                .param("now", utc(now))
                .update();
    }

    boolean wantsCommentMails(UUID userId) {
        return database.sql("SELECT comment_mails FROM credentials WHERE id = :userId")
                .param("userId", userId)
                .query(Boolean.class)
                .single();
    }

    void endCommentMails(UUID userId) {
        database.sql("UPDATE credentials SET comment_mails = false WHERE id = :userId")
                .param("userId", userId)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
