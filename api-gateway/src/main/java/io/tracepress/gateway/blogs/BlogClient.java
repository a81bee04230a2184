package io.tracepress.gateway.blogs;

import static java.util.Objects.requireNonNullElse;

import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.gateway.comments.CommentCounts;
import io.tracepress.gateway.requests.Page;
import io.tracepress.gateway.users.Authors;
import io.tracepress.kit.time.ProtoTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** blog-service, as REST sees it: each blog with its author's name and its number of comments. */
@Component
class BlogClient {

    private final BlogServiceBlockingStub blogService;
    private final Authors authors;
    private final CommentCounts commentCounts;

    BlogClient(BlogServiceBlockingStub blogService, Authors authors, CommentCounts commentCounts) {
        this.blogService = blogService;
        this.authors = authors;
        this.commentCounts = commentCounts;
    }

    /** authorName and commentCount are null when the service that knows them does not answer. */
    record Blog(
            String id,
            String slug,
            String title,
            String content,
            List<String> tags,
            boolean published,
            String authorId,
            String authorName,
            Long commentCount,
            Instant createdAt,
            Instant updatedAt,
            Instant publishedAt) {}

    /** A blog as lists show it. */
    record BlogItem(
            String id,
            String slug,
            String title,
            String excerpt,
            List<String> tags,
            String authorId,
            String authorName,
            Long commentCount,
            Instant publishedAt) {}

    Blog create(BlogController.BlogBody body) {
        var created = blogService.createBlog(CreateBlogRequest.newBuilder()
                .setTitle(requireNonNullElse(body.title(), ""))
                .setContent(requireNonNullElse(body.content(), ""))
                .addAllTags(requireNonNullElse(body.tags(), List.of()))
                .setPublish(requireNonNullElse(body.published(), true))
                .build());
        return decorated(created.getBlog());
    }

    Blog get(String idOrSlug) {
        var request = GetBlogRequest.newBuilder().setIdOrSlug(idOrSlug).build();
        return decorated(blogService.getBlog(request).getBlog());
    }

    Page<BlogItem> list(int limit, String cursor) {
        var page = blogService.listBlogs(ListBlogsRequest.newBuilder()
                .setPageSize(limit)
                .setPageToken(cursor)
                .build());
        var namesAsked = authors.namesOf(page.getBlogsList().stream().map(BlogSummary::getAuthorId));
        var countsAsked = commentCounts.of(page.getBlogsList().stream().map(BlogSummary::getId));
        var names = namesAsked.byId();
        var counts = countsAsked.byId();
        var items = page.getBlogsList().stream()
                .map(blog -> item(blog, names.get(blog.getAuthorId()), counts.get(blog.getId())))
                .toList();
        return Page.of(items, page.getNextPageToken());
    }

    private Blog decorated(io.tracepress.blog.v1.Blog blog) {
        var names = authors.namesOf(Stream.of(blog.getAuthorId()));
        var counts = commentCounts.of(Stream.of(blog.getId()));
        return new Blog(
                blog.getId(),
                blog.getSlug(),
                blog.getTitle(),
                blog.getContent(),
                List.copyOf(blog.getTagsList()),
                blog.hasPublishTime(),
                blog.getAuthorId(),
                names.byId().get(blog.getAuthorId()),
                counts.byId().get(blog.getId()),
                ProtoTime.instant(blog.getCreateTime()),
                ProtoTime.instant(blog.getUpdateTime()),
                blog.hasPublishTime() ? ProtoTime.instant(blog.getPublishTime()) : null);
    }

    private static BlogItem item(BlogSummary blog, String authorName, Long commentCount) {
        return new BlogItem(
                blog.getId(),
                blog.getSlug(),
                blog.getTitle(),
                blog.getExcerpt(),
                List.copyOf(blog.getTagsList()),
                blog.getAuthorId(),
                authorName,
                commentCount,
                ProtoTime.instant(blog.getPublishTime()));
    }
}
