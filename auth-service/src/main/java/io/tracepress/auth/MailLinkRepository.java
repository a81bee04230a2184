package io.tracepress.auth;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailLinkRepository {

    private static final int PRUNED_AT_ONCE = 10;

    private final JdbcClient database;

    MailLinkRepository(JdbcClient database) {
        this.database = database;
    }

    void add(MailLink link) {
        database.sql("""
                        INSERT INTO mail_links (id, user_id, purpose, secret_hash, expires_at)
                        VALUES (:id, :userId, :purpose, :secretHash, :expiresAt)
                        """)
                .param("id", link.id())
                .param("userId", link.userId())
                .param("purpose", link.purpose().name())
                .param("secretHash", link.secretHash())
                .param("expiresAt", utc(link.expiresAt()))
                .update();
    }

    /** A link that still works. */
    Optional<MailLink> find(UUID id, MailLinkPurpose purpose, Instant now) {
        return database.sql("""
                        SELECT id, user_id, purpose, secret_hash, expires_at FROM mail_links
                        WHERE id = :id AND purpose = :purpose AND used_at IS NULL AND expires_at > :now
                        """)
                .param("id", id)
                .param("purpose", purpose.name())
                .param("now", utc(now))
                .query(MailLink.class)
                .optional();
    }

    /** Uses up all links of a user for a purpose; answers those that had not been used before. */
    List<UUID> useAll(UUID userId, MailLinkPurpose purpose, Instant now) {
        return database.sql("""
                        UPDATE mail_links SET used_at = :now
                        WHERE user_id = :userId AND purpose = :purpose AND used_at IS NULL RETURNING id
                        """)
                .param("userId", userId)
                .param("purpose", purpose.name())
                .param("now", utc(now))
                .query(UUID.class)
                .list();
    }

    /** Deletes some of the links that have expired. */
    void prune(Instant now) {
        database.sql("""
                        DELETE FROM mail_links WHERE id IN
                               (SELECT id FROM mail_links WHERE expires_at <= :now
                                LIMIT :rows FOR UPDATE SKIP LOCKED)
                        """).param("now", utc(now)).param("rows", PRUNED_AT_ONCE).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
