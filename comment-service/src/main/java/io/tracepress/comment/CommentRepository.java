package io.tracepress.comment;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CommentRepository {

    private final JdbcClient database;

    CommentRepository(JdbcClient database) {
        this.database = database;
    }

    /** Adds a comment; fails as invalid when the comment it answers has been deleted meanwhile. */
    void add(Comment comment) {
        try {
            insert(comment);
        } catch (DataIntegrityViolationException parentIsGone) {
            throw ServiceFailure.invalid("parent_id", "has been deleted");
        }
    }

    private void insert(Comment comment) {
        database.sql("""
                        INSERT INTO comments (id, blog_id, author_id, parent_id, content, created_at)
                        VALUES (:id, :blogId, :authorId, :parentId, :content, :createdAt)
                        """)
                .param("id", comment.id())
                .param("blogId", comment.blogId())
                .param("authorId", comment.authorId())
                .param("parentId", comment.parentId().orElse(null))
                .param("content", comment.content())
                .param("createdAt", comment.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Replies go with the comment that they answer. */
    void delete(UUID id) {
        database.sql("DELETE FROM comments WHERE id = :id").param("id", id).update();
    }

    /** Deletes some comments of a blog, at most so many and their replies; tells how many, which is 0 when none is left. */
    int deleteSomeOf(UUID blogId, int most) {
        return database.sql("""
                        DELETE FROM comments WHERE id IN (SELECT id FROM comments WHERE blog_id = :blogId LIMIT :most)
                        """).param("blogId", blogId).param("most", most).update();
    }

    Optional<Comment> find(UUID id) {
        return database.sql("SELECT * FROM comments WHERE id = :id")
                .param("id", id)
                .query(CommentRepository::comment)
                .optional();
    }

    /** Comments and replies of a blog, oldest first. */
    List<Comment> oldest(UUID blogId, PageRequest page) {
        String after = page.after().isPresent() ? "AND (created_at, id) > (:time, :id)" : "";
        var query = database.sql("""
                        SELECT * FROM comments WHERE blog_id = :blogId %s
                        ORDER BY created_at, id LIMIT :rows
                        """.formatted(after)).param("blogId", blogId).param("rows", page.rowsToRead());
        page.after()
                .ifPresent(token -> query.param("time", token.time().atOffset(ZoneOffset.UTC))
                        .param("id", token.id()));
        return query.query(CommentRepository::comment).list();
    }

    /** Number of comments by blog; blogs without any are left out. */
    Map<UUID, Long> count(Collection<UUID> blogIds) {
        return database
                .sql("SELECT blog_id, count(*) AS comments FROM comments WHERE blog_id = ANY (:ids) GROUP BY blog_id")
                .param("ids", blogIds.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("blog_id", UUID.class), row.getLong("comments")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("blog_id", UUID.class),
                row.getObject("author_id", UUID.class),
                Optional.ofNullable(row.getObject("parent_id", UUID.class)),
                row.getString("content"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
