package io.tracepress.blog;

import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageRequest.Page;
import io.tracepress.kit.paging.PageToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of blogs, newest first: of all, of an author, with a tag, found by words, or a user's drafts. */
@Repository
class BlogLists {

    private static final int EXCERPT_LENGTH = 280;

    private final JdbcClient database;

    BlogLists(JdbcClient database) {
        this.database = database;
    }

    Page<BlogSummary> newest(BlogFilter filter, PageRequest page) {
        String time = filter.draftsOf().isPresent() ? "created_at" : "published_at";
        var rows = database.sql("""
                        SELECT id, slug, author_id, title, left(content, :excerpt) AS excerpt, tags,
                               created_at, published_at
                        FROM blogs WHERE %s ORDER BY %s DESC, id DESC LIMIT :rows
                        """.formatted(conditions(filter, page, time), time))
                .param("excerpt", EXCERPT_LENGTH)
                .param("rows", page.rowsToRead())
                .param("draftsOf", filter.draftsOf().orElse(null))
                .param("authorId", filter.authorId().orElse(null))
                .param("tag", filter.tag())
                .param("query", filter.query())
                .param(
                        "afterTime",
                        page.after()
                                .map(PageToken::time)
                                .map(BlogRepository::utc)
                                .orElse(null))
                .param("afterId", page.after().map(PageToken::id).orElse(null))
                .query(BlogLists::summary)
                .list();
        return page.page(rows, blog -> new PageToken(blog.listedAt(), blog.id()));
    }

    // Only what is asked for becomes part of the statement, so that each kind of list can use its index.
    private static String conditions(BlogFilter filter, PageRequest page, String time) {
        var all = new StringJoiner(" AND ");
        all.add(
                filter.draftsOf().isPresent()
                        ? "published_at IS NULL AND author_id = :draftsOf"
                        : "published_at IS NOT NULL");
        if (filter.authorId().isPresent()) {
            all.add("author_id = :authorId");
        }
        if (!filter.tag().isEmpty()) {
            all.add("tags @> ARRAY[:tag]::text[]");
        }
        if (!filter.query().isEmpty()) {
            all.add("search @@ websearch_to_tsquery('english', :query)");
        }
        if (page.after().isPresent()) {
            all.add("(" + time + ", id) < (:afterTime, :afterId)");
        }
        return all.toString();
    }

    private static BlogSummary summary(ResultSet row, int number) throws SQLException {
        return new BlogSummary(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getObject("author_id", UUID.class),
                row.getString("title"),
                row.getString("excerpt"),
                BlogRepository.tags(row),
                BlogRepository.instant(row, "created_at").orElseThrow(),
                BlogRepository.instant(row, "published_at"));
    }
}
