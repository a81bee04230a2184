package io.tracepress.comment;

import io.grpc.stub.StreamObserver;
import io.tracepress.comment.v1.CommentServiceGrpc;
import io.tracepress.comment.v1.CountCommentsRequest;
import io.tracepress.comment.v1.CountCommentsResponse;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.CreateCommentResponse;
import io.tracepress.comment.v1.DeleteCommentRequest;
import io.tracepress.comment.v1.DeleteCommentResponse;
import io.tracepress.comment.v1.ListCommentsRequest;
import io.tracepress.comment.v1.ListCommentsResponse;
import io.tracepress.kit.idempotency.IdempotencyKey;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.identity.Writers;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.time.ProtoTime;
import io.tracepress.kit.validation.InputValidator;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

@Service
class CommentGrpcService extends CommentServiceGrpc.CommentServiceImplBase {

    private final InputValidator inputs;
    private final Writers writers;
    private final Comments comments;

    CommentGrpcService(InputValidator inputs, Writers writers, Comments comments) {
        this.inputs = inputs;
        this.writers = writers;
        this.comments = comments;
    }

    @Override
    public void createComment(CreateCommentRequest request, StreamObserver<CreateCommentResponse> responses) {
        var author = writers.current();
        var written = inputs.valid(new NewComment(
                InputValidator.uuid("blog_id", request.getBlogId()),
                request.getContent(),
                Optional.of(request.getParentId())
                        .filter(id -> !id.isEmpty())
                        .map(id -> InputValidator.uuid("parent_id", id))));
        Optional<IdempotencyKey> key = request.hasIdempotencyKey()
                ? Optional.of(IdempotencyKey.of("CreateComment", request.getIdempotencyKey(), request))
                : Optional.empty();
        var comment = comments.create(author.userId(), written, key);
        responses.onNext(
                CreateCommentResponse.newBuilder().setComment(proto(comment)).build());
        responses.onCompleted();
    }

    @Override
    public void listComments(ListCommentsRequest request, StreamObserver<ListCommentsResponse> responses) {
        var page = comments.of(
                InputValidator.uuid("blog_id", request.getBlogId()),
                PageRequest.of(request.getPageSize(), request.getPageToken()));
        var response = ListCommentsResponse.newBuilder().setNextPageToken(page.nextPageToken());
        page.rows().forEach(comment -> response.addComments(proto(comment)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    @Override
    public void deleteComment(DeleteCommentRequest request, StreamObserver<DeleteCommentResponse> responses) {
        comments.delete(
                Caller.current().userId(),
                InputValidator.uuid("blog_id", request.getBlogId()),
                InputValidator.uuid("comment_id", request.getCommentId()));
        responses.onNext(DeleteCommentResponse.getDefaultInstance());
        responses.onCompleted();
    }

    @Override
    public void countComments(CountCommentsRequest request, StreamObserver<CountCommentsResponse> responses) {
        var blogIds = request.getBlogIdsList().stream()
                .map(id -> InputValidator.uuid("blog_ids", id))
                .toList();
        var response = CountCommentsResponse.newBuilder();
        comments.count(blogIds).forEach((id, count) -> response.putCounts(id.toString(), count));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    private static io.tracepress.comment.v1.Comment proto(Comment comment) {
        return io.tracepress.comment.v1.Comment.newBuilder()
                .setId(comment.id().toString())
                .setBlogId(comment.blogId().toString())
                .setAuthorId(comment.authorId().toString())
                .setParentId(comment.parentId().map(UUID::toString).orElse(""))
                .setContent(comment.content())
                .setCreateTime(ProtoTime.timestamp(comment.createdAt()))
                .build();
    }
}
