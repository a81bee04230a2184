package io.tracepress.gateway.blogs;

import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.gateway.users.Authors.Author;
import io.tracepress.kit.time.ProtoTime;
import java.time.Instant;
import java.util.List;

/** A blog as lists show it; author names and commentCount are null when the service that knows them does not answer. */
record BlogItem(
        String id,
        String slug,
        String title,
        String excerpt,
        List<String> tags,
        String authorId,
        String authorName,
        String authorUsername,
        Long commentCount,
        Instant createdAt,
        Instant publishedAt) {

    static BlogItem of(BlogSummary blog, Author author, Long commentCount) {
        return new BlogItem(
                blog.getId(),
                blog.getSlug(),
                blog.getTitle(),
                blog.getExcerpt(),
                List.copyOf(blog.getTagsList()),
                blog.getAuthorId(),
                author.displayName(),
                author.username(),
                commentCount,
                ProtoTime.instant(blog.getCreateTime()),
                blog.hasPublishTime() ? ProtoTime.instant(blog.getPublishTime()) : null);
    }
}
