package io.tracepress.gateway.comments;

import static java.util.Objects.requireNonNullElse;

import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceBlockingStub;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.DeleteCommentRequest;
import io.tracepress.comment.v1.ListCommentsRequest;
import io.tracepress.gateway.requests.IdempotentCalls;
import io.tracepress.gateway.requests.Page;
import io.tracepress.gateway.users.Authors;
import io.tracepress.gateway.users.Authors.Author;
import io.tracepress.kit.time.ProtoTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** comment-service, as REST sees it: each comment with its author's name. */
@Component
class CommentClient {

    private final CommentServiceBlockingStub commentService;
    private final Authors authors;

    CommentClient(CommentServiceBlockingStub commentService, Authors authors) {
        this.commentService = commentService;
        this.authors = authors;
    }

    /** Author names are null when user-service does not answer, parentId for a comment on the blog itself. */
    record Comment(
            String id,
            String blogId,
            String parentId,
            String content,
            String authorId,
            String authorName,
            String authorUsername,
            Instant createdAt) {}

    Comment create(String blogId, CommentController.CommentBody body, Optional<String> idempotencyKey) {
        var request = CreateCommentRequest.newBuilder()
                .setBlogId(blogId)
                .setContent(requireNonNullElse(body.content(), ""))
                .setParentId(requireNonNullElse(body.parentId(), ""));
        idempotencyKey.ifPresent(request::setIdempotencyKey);
        var comment = IdempotentCalls.answer(() -> commentService.createComment(request.build()))
                .getComment();
        var names = authors.namesOf(Stream.of(comment.getAuthorId())).byId();
        return comment(comment, names);
    }

    void delete(String blogId, String commentId) {
        commentService.deleteComment(DeleteCommentRequest.newBuilder()
                .setBlogId(blogId)
                .setCommentId(commentId)
                .build());
    }

    Page<Comment> list(String blogId, int limit, String cursor) {
        var page = commentService.listComments(ListCommentsRequest.newBuilder()
                .setBlogId(blogId)
                .setPageSize(limit)
                .setPageToken(cursor)
                .build());
        var names = authors.namesOf(page.getCommentsList().stream().map(io.tracepress.comment.v1.Comment::getAuthorId))
                .byId();
        var items = page.getCommentsList().stream()
                .map(comment -> comment(comment, names))
                .toList();
        return Page.of(items, page.getNextPageToken());
    }

    private static Comment comment(io.tracepress.comment.v1.Comment comment, Map<String, Author> authors) {
        Author author = authors.getOrDefault(comment.getAuthorId(), Author.UNKNOWN);
        return new Comment(
                comment.getId(),
                comment.getBlogId(),
                comment.getParentId().isEmpty() ? null : comment.getParentId(),
                comment.getContent(),
                comment.getAuthorId(),
                author.displayName(),
                author.username(),
                ProtoTime.instant(comment.getCreateTime()));
    }
}
