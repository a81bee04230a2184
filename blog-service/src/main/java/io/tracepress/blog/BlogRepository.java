package io.tracepress.blog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BlogRepository {

    private static final String SELECT = """
            SELECT id, version, slug, author_id, title, content, tags, created_at, updated_at, published_at
            FROM blogs
            """;

    private final JdbcClient database;

    BlogRepository(JdbcClient database) {
        this.database = database;
    }

    void add(Blog blog) {
        database.sql("""
                        INSERT INTO blogs (id, version, slug, author_id, title, content, tags,
                                           created_at, updated_at, published_at)
                        VALUES (:id, :version, :slug, :authorId, :title, :content, :tags,
                                :createdAt, :updatedAt, :publishedAt)
                        """)
                .param("slug", blog.slug())
                .param("authorId", blog.authorId())
                .param("createdAt", utc(blog.createdAt()))
                .params(changeable(blog))
                .update();
    }

    void update(Blog blog) {
        database.sql("""
                        UPDATE blogs SET version = :version, title = :title, content = :content, tags = :tags,
                                         updated_at = :updatedAt, published_at = :publishedAt
                        WHERE id = :id
                        """).params(changeable(blog)).update();
    }

    void delete(UUID id) {
        database.sql("DELETE FROM blogs WHERE id = :id").param("id", id).update();
    }

    Optional<Blog> find(UUID id) {
        return database.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(BlogRepository::blog)
                .optional();
    }

    /** The blog, which nobody else changes until the transaction ends. */
    Optional<Blog> findAndLock(UUID id) {
        return database.sql(SELECT + "WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(BlogRepository::blog)
                .optional();
    }

    Optional<Blog> findBySlug(String slug) {
        return database.sql(SELECT + "WHERE slug = :slug")
                .param("slug", slug)
                .query(BlogRepository::blog)
                .optional();
    }

    private static Map<String, Object> changeable(Blog blog) {
        var columns = new HashMap<String, Object>();
        columns.put("id", blog.id());
        columns.put("version", blog.version());
        columns.put("title", blog.title());
        columns.put("content", blog.content());
        columns.put("tags", blog.tags().toArray(String[]::new));
        columns.put("updatedAt", utc(blog.updatedAt()));
        columns.put("publishedAt", blog.publishedAt().map(BlogRepository::utc).orElse(null));
        return columns;
    }

    private static Blog blog(ResultSet row, int number) throws SQLException {
        return new Blog(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("slug"),
                row.getObject("author_id", UUID.class),
                row.getString("title"),
                row.getString("content"),
                tags(row),
                instant(row, "created_at").orElseThrow(),
                instant(row, "updated_at").orElseThrow(),
                instant(row, "published_at"));
    }

    static List<String> tags(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("tags").getArray());
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
