package io.tracepress.comment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.paging.PageRequest.Page;
import io.tracepress.kit.paging.PageToken;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All comments, with one level of replies. */
@Component
class Comments {

    private static final int MAX_BATCH = 100;

    private final CommentRepository stored;
    private final ReadableBlogs blogs;
    private final Clock clock;

    Comments(CommentRepository stored, ReadableBlogs blogs, Clock clock) {
        this.stored = stored;
        this.blogs = blogs;
        this.clock = clock;
    }

    Comment create(UUID authorId, NewComment written) {
        blogs.require(written.blogId());
        written.parentId().ifPresent(parentId -> requireTopLevel(parentId, written.blogId()));
        var comment = new Comment(
                UuidCreator.getTimeOrderedEpoch(),
                written.blogId(),
                authorId,
                written.parentId(),
                written.content(),
                // PostgreSQL keeps microseconds; what is answered now must equal what is read later.
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        stored.add(comment);
        return comment;
    }

    Page<Comment> of(UUID blogId, PageRequest page) {
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

    private void requireTopLevel(UUID parentId, UUID blogId) {
        boolean answerable = stored.find(parentId)
                .filter(parent -> parent.blogId().equals(blogId) && !parent.isReply())
                .isPresent();
        if (!answerable) {
            throw ServiceFailure.invalid("parent_id", "must be a comment on the same blog that is not a reply itself");
        }
    }
}
