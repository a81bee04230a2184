package io.tracepress.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserRepository {

    private final JdbcClient database;

    UserRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds the user unless the id is known; fails on a username that another user has. */
    void addIfAbsent(UUID id, String username) {
        database.sql("""
                        INSERT INTO users (id, username, display_name) VALUES (:id, :username, :username)
                        ON CONFLICT (id) DO NOTHING
                        """).param("id", id).param("username", username).update();
    }

    Optional<User> find(UUID id) {
        return database.sql("SELECT id, username, display_name, bio, created_at FROM users WHERE id = :id")
                .param("id", id)
                .query(UserRepository::user)
                .optional();
    }

    Optional<User> findByUsername(String username) {
        return database.sql("""
                        SELECT id, username, display_name, bio, created_at FROM users
                        WHERE lower(username) = lower(:username)
                        """)
                .param("username", username)
                .query(UserRepository::user)
                .optional();
    }

    /** Changes what the change names; empty when there is no such user. */
    Optional<User> update(UUID id, ProfileChange change) {
        return database.sql("""
                        UPDATE users
                        SET display_name = coalesce(:displayName, display_name), bio = coalesce(:bio, bio)
                        WHERE id = :id
                        RETURNING id, username, display_name, bio, created_at
                        """)
                .param("id", id)
                .param("displayName", change.displayName().orElse(null), Types.VARCHAR)
                .param("bio", change.bio().orElse(null), Types.VARCHAR)
                .query(UserRepository::user)
                .optional();
    }

    List<User> findAll(Collection<UUID> ids) {
        return database.sql("SELECT id, username, display_name, bio, created_at FROM users WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UserRepository::user)
                .list();
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("bio"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
