package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
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
        return database.sql("SELECT id AS user_id, email, username, password_hash FROM credentials WHERE id = :userId")
                .param("userId", userId)
                .query(Credential.class)
                .optional();
    }

    void setPasswordHash(UUID userId, String passwordHash) {
        database.sql("UPDATE credentials SET password_hash = :passwordHash WHERE id = :userId")
                .param("userId", userId)
                .param("passwordHash", passwordHash)
                .update();
    }

    Optional<Credential> findByEmail(String email) {
        return database.sql("""
                        SELECT id AS user_id, email, username, password_hash
                        FROM credentials WHERE email_key = :emailKey
                        """)
                .param("emailKey", LoginName.key(email))
                .query(Credential.class)
                .optional();
    }
}
