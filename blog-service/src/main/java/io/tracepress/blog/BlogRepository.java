package io.tracepress.blog;

import io.tracepress.kit.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BlogRepository {

    private static final int EXCERPT_LENGTH = 280;

    private final JdbcClient database;

    BlogRepository(JdbcClient database) {
        this.database = database;
    }

    void add(Blog blog) {
        database.sql("""
                        INSERT INTO blogs (id, slug, author_id, title, content, tags,
                                           created_at, updated_at, published_at)
                        VALUES (:id, :slug, :authorId, :title, :content, :tags,
                                :createdAt, :updatedAt, :publishedAt)
                        """)
                .param("id", blog.id())
                .param("slug", blog.slug())
                .param("authorId", blog.authorId())
                .param("title", blog.title())
                .param("content", blog.content())
                .param("tags", blog.tags().toArray(String[]::new))
                .param("createdAt", utc(blog.createdAt()))
                .param("updatedAt", utc(blog.updatedAt()))
                .param(
                        "publishedAt",
                        blog.publishedAt().map(BlogRepository::utc).orElse(null))
                .update();
    }

    Optional<Blog> find(UUID id) {
        return database.sql("SELECT * FROM blogs WHERE id = :id")
                .param("id", id)
                .query(BlogRepository::blog)
                .optional();
    }

    Optional<Blog> findBySlug(String slug) {
        return database.sql("SELECT * FROM blogs WHERE slug = :slug")
                .param("slug", slug)
                .query(BlogRepository::blog)
                .optional();
    }

    /** Published blogs, newest first. */
    List<BlogSummary> newest(PageRequest page) {
        String after = page.after().isPresent() ? "AND (published_at, id) < (:time, :id)" : "";
        var query = database.sql("""
                        SELECT id, slug, author_id, title, left(content, :excerpt) AS excerpt, tags, published_at
                        FROM blogs WHERE published_at IS NOT NULL %s
                        ORDER BY published_at DESC, id DESC LIMIT :rows
                        """.formatted(after))
                .param("excerpt", EXCERPT_LENGTH)
                .param("rows", page.rowsToRead());
        page.after().ifPresent(token -> query.param("time", utc(token.time())).param("id", token.id()));
        return query.query(BlogRepository::summary).list();
    }

    private static Blog blog(ResultSet row, int number) throws SQLException {
        return new Blog(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getObject("author_id", UUID.class),
                row.getString("title"),
                row.getString("content"),
                tags(row),
                instant(row, "created_at").orElseThrow(),
                instant(row, "updated_at").orElseThrow(),
                instant(row, "published_at"));
    }

    private static BlogSummary summary(ResultSet row, int number) throws SQLException {
        return new BlogSummary(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getObject("author_id", UUID.class),
                row.getString("title"),
                row.getString("excerpt"),
                tags(row),
                instant(row, "published_at").orElseThrow());
    }

    private static List<String> tags(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("tags").getArray());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
