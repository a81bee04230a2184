package io.tracepress.blog;

import io.tracepress.kit.time.ProtoTime;

/** Blogs as they travel. */
final class BlogMessages {

    private BlogMessages() {}

    static io.tracepress.blog.v1.Blog of(Blog blog) {
        var message = io.tracepress.blog.v1.Blog.newBuilder()
                .setId(blog.id().toString())
                .setSlug(blog.slug())
                .setAuthorId(blog.authorId().toString())
                .setTitle(blog.title())
                .setContent(blog.content())
                .addAllTags(blog.tags())
                .setCreateTime(ProtoTime.timestamp(blog.createdAt()))
                .setUpdateTime(ProtoTime.timestamp(blog.updatedAt()))
                .setVersion(blog.version());
        blog.publishedAt().map(ProtoTime::timestamp).ifPresent(message::setPublishTime);
        return message.build();
    }

    static io.tracepress.blog.v1.BlogSummary of(BlogSummary blog) {
        var message = io.tracepress.blog.v1.BlogSummary.newBuilder()
                .setId(blog.id().toString())
                .setSlug(blog.slug())
                .setAuthorId(blog.authorId().toString())
                .setTitle(blog.title())
                .setExcerpt(blog.excerpt())
                .addAllTags(blog.tags())
                .setCreateTime(ProtoTime.timestamp(blog.createdAt()));
        blog.publishedAt().map(ProtoTime::timestamp).ifPresent(message::setPublishTime);
        return message.build();
    }
}
