package io.tracepress.blog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A blog; without a time of publishing it is a draft. */
record Blog(
        UUID id,
        String slug,
        UUID authorId,
        String title,
        String content,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> publishedAt) {

    boolean isVisibleTo(Optional<UUID> reader) {
        return publishedAt.isPresent() || reader.filter(authorId::equals).isPresent();
    }
}
