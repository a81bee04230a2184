package io.tracepress.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.events.v1.CommentCreated;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.idempotency.IdempotencyKey;
import io.tracepress.kit.idempotency.IdempotencyKeys;
import io.tracepress.kit.outbox.Outbox;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageRequest.Page;
import io.tracepress.kit.paging.PageToken;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** All comments, with one level of replies. */
@Component
class Comments {

    private static final int MAX_BATCH = 100;

    private final CommentRepository stored;
    private final ReadableBlogs blogs;
    private final IdempotencyKeys keys;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Comments(
            CommentRepository stored,
            ReadableBlogs blogs,
            IdempotencyKeys keys,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.stored = stored;
        this.blogs = blogs;
        this.keys = keys;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The new comment, or the one that the same request with the same key wrote before. */
    Comment create(UUID authorId, NewComment written, Optional<IdempotencyKey> key) {
        CommentAttributes.recordBlog(written.blogId());
        // Asked before the transaction: no connection to the database waits for a neighbour.
        UUID blogAuthorId = blogs.authorOf(written.blogId());
        var comment = new Comment(
                UuidCreator.getTimeOrderedEpoch(),
                written.blogId(),
                authorId,
                written.parentId(),
                written.content(),
                // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var added = add(comment, written, key, blogAuthorId);
        CommentAttributes.record(added.blogId(), added.id());
        return added;
    }

    /** Deletes a comment, which its author may do, and the author of the blog. */
    void delete(UUID caller, UUID blogId, UUID id) {
        CommentAttributes.record(blogId, id);
        var comment =
                stored.find(id).filter(found -> found.blogId().equals(blogId)).orElseThrow(Comments::notFound);
        if (!comment.authorId().equals(caller) && !blogs.authorOf(blogId).equals(caller)) {
            throw ServiceFailure.forbidden("Only its author, or that of the blog, may delete a comment.");
        }
        stored.delete(id);
    }

    Page<Comment> of(UUID blogId, PageRequest page) {
        CommentAttributes.recordBlog(blogId);
        return page.page(stored.oldest(blogId, page), comment -> new PageToken(comment.createdAt(), comment.id()));
    }

    /** How many comments each of these blogs has, replies included. */
    Map<UUID, Long> count(List<UUID> blogIds) {
        if (blogIds.size() > MAX_BATCH) {
            throw ServiceFailure.invalid("blog_ids", "must be at most " + MAX_BATCH);
        }
        var counted = stored.count(blogIds);
        return blogIds.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), id -> counted.getOrDefault(id, 0L)));
    }

    private Comment add(Comment comment, NewComment written, Optional<IdempotencyKey> key, UUID blogAuthorId) {
        return transactions.execute(_ -> {
            var writtenBefore = key.flatMap(named -> keys.claim(named, comment.id()));
            if (writtenBefore.isPresent()) {
                return stored.find(writtenBefore.get()).orElseThrow(Comments::notFound);
            }
            written.parentId().ifPresent(parentId -> requireTopLevel(parentId, written.blogId()));
            stored.add(comment);
            announce(comment, blogAuthorId);
            return comment;
        });
    }

    // Nobody needs to be told of what they wrote themself.
    private void announce(Comment comment, UUID blogAuthorId) {
        if (!comment.authorId().equals(blogAuthorId)) {
            outbox.write(CommentCreated.newBuilder()
                    .setCommentId(comment.id().toString())
                    .setBlogId(comment.blogId().toString())
                    .setBlogAuthorId(blogAuthorId.toString())
                    .setCommentAuthorId(comment.authorId().toString())
                    .build());
        }
    }

    private void requireTopLevel(UUID parentId, UUID blogId) {
        boolean answerable = stored.find(parentId)
                .filter(parent -> parent.blogId().equals(blogId) && !parent.isReply())
                .isPresent();
        if (!answerable) {
            throw ServiceFailure.invalid("parent_id", "must be a comment on the same blog that is not a reply itself");
        }
    }

    private static ServiceFailure notFound() {
        return ServiceFailure.notFound("There is no such comment.");
    }
}
