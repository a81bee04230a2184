package io.tracepress.gateway.blogs;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.blog.v1.TagList;
import io.tracepress.blog.v1.UpdateBlogRequest;
import io.tracepress.gateway.comments.CommentCounts;
import io.tracepress.gateway.requests.IdempotentCalls;
import io.tracepress.gateway.requests.Page;
import io.tracepress.gateway.users.Authors;
import io.tracepress.gateway.users.Authors.Author;
import io.tracepress.kit.time.ProtoTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Author names and commentCount are null when the service that knows them does not answer. */
    record Blog(
            String id,
            @JsonIgnore long version,
            String slug,
            String title,
            String content,
            List<String> tags,
            boolean published,
            String authorId,
            String authorName,
            String authorUsername,
            Long commentCount,
            Instant createdAt,
            Instant updatedAt,
            Instant publishedAt) {}

    /** Which blogs a list shows; what is empty does not matter. */
    record Filter(String query, String author, String tag, boolean drafts) {}

    Blog create(BlogController.BlogBody body, Optional<String> idempotencyKey) {
        var request = CreateBlogRequest.newBuilder()
                .setTitle(requireNonNullElse(body.title(), ""))
                .setContent(requireNonNullElse(body.content(), ""))
                .addAllTags(withoutNulls(requireNonNullElse(body.tags(), List.of())))
                .setPublish(requireNonNullElse(body.published(), true));
        idempotencyKey.ifPresent(request::setIdempotencyKey);
        return decorated(IdempotentCalls.answer(() -> blogService.createBlog(request.build()))
                .getBlog());
    }

    Blog get(String idOrSlug) {
        var request = GetBlogRequest.newBuilder().setIdOrSlug(idOrSlug).build();
        return decorated(blogService.getBlog(request).getBlog());
    }

    Blog change(String id, BlogController.BlogPatch patch, List<Long> expectedVersions) {
        var request = UpdateBlogRequest.newBuilder().setId(id).addAllExpectedVersions(expectedVersions);
        Optional.ofNullable(patch.title()).ifPresent(request::setTitle);
        Optional.ofNullable(patch.content()).ifPresent(request::setContent);
        Optional.ofNullable(patch.tags())
                .map(tags -> TagList.newBuilder().addAllTags(withoutNulls(tags)).build())
                .ifPresent(request::setTags);
        Optional.ofNullable(patch.published()).ifPresent(request::setPublish);
        return decorated(blogService.updateBlog(request.build()).getBlog());
    }

    void delete(String id, List<Long> expectedVersions) {
        blogService.deleteBlog(DeleteBlogRequest.newBuilder()
                .setId(id)
                .addAllExpectedVersions(expectedVersions)
                .build());
    }

    /** What nobody wrote is an empty page, not a failure. */
    Page<BlogItem> list(int limit, String cursor, Filter filter) {
        if (filter.author().isEmpty()) {
            return list(limit, cursor, filter, "");
        }
        return authors.idOf(filter.author())
                .map(authorId -> list(limit, cursor, filter, authorId))
                .orElseGet(() -> Page.of(List.of(), ""));
    }

    private Page<BlogItem> list(int limit, String cursor, Filter filter, String authorId) {
        var page = blogService.listBlogs(ListBlogsRequest.newBuilder()
                .setPageSize(limit)
                .setPageToken(cursor)
                .setQuery(filter.query())
                .setAuthorId(authorId)
                .setTag(filter.tag())
                .setDrafts(filter.drafts())
                .build());
        var namesAsked = authors.namesOf(page.getBlogsList().stream().map(BlogSummary::getAuthorId));
        var countsAsked = commentCounts.of(page.getBlogsList().stream().map(BlogSummary::getId));
        var names = namesAsked.byId();
        var counts = countsAsked.byId();
        var items = page.getBlogsList().stream()
                .map(blog -> BlogItem.of(
                        blog, names.getOrDefault(blog.getAuthorId(), Author.UNKNOWN), counts.get(blog.getId())))
                .toList();
        return Page.of(items, page.getNextPageToken());
    }

    private Blog decorated(io.tracepress.blog.v1.Blog blog) {
        var names = authors.namesOf(Stream.of(blog.getAuthorId()));
        var counts = commentCounts.of(Stream.of(blog.getId()));
        Author author = names.byId().getOrDefault(blog.getAuthorId(), Author.UNKNOWN);
        return new Blog(
                blog.getId(),
                blog.getVersion(),
                blog.getSlug(),
                blog.getTitle(),
                blog.getContent(),
                List.copyOf(blog.getTagsList()),
                blog.hasPublishTime(),
                blog.getAuthorId(),
                author.displayName(),
                author.username(),
                counts.byId().get(blog.getId()),
                ProtoTime.instant(blog.getCreateTime()),
                ProtoTime.instant(blog.getUpdateTime()),
                blog.hasPublishTime() ? ProtoTime.instant(blog.getPublishTime()) : null);
    }

    // An absent tag is as wrong as an empty one; blog-service says so.
    private static List<String> withoutNulls(List<String> tags) {
        return tags.stream().map(tag -> requireNonNullElse(tag, "")).toList();
    }
}
