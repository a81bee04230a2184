package io.tracepress.blog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A blog; without a time of publishing it is a draft. */
record Blog(
        UUID id,
        long version,
        String slug,
        UUID authorId,
        String title,
        String content,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> publishedAt) {

    static Blog written(UUID id, UUID authorId, BlogDraft draft, Instant now) {
        return new Blog(
                id,
                1,
                Slug.of(draft.title(), id),
                authorId,
                draft.title().strip(),
                draft.content(),
                draft.distinctTags(),
                now,
                now,
                draft.publish() ? Optional.of(now) : Optional.empty());
    }

    /** The slug stays, since links use it, and so does the time at which it was published. */
    Blog rewritten(BlogDraft draft, Instant now) {
        return new Blog(
                id,
                version + 1,
                slug,
                authorId,
                draft.title().strip(),
                draft.content(),
                draft.distinctTags(),
                createdAt,
                now,
                draft.publish() ? publishedAt.or(() -> Optional.of(now)) : Optional.empty());
    }

    boolean isVisibleTo(Optional<UUID> reader) {
        return publishedAt.isPresent() || reader.filter(authorId::equals).isPresent();
    }
}
