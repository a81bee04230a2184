package io.tracepress.blog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A blog as lists show it. */
record BlogSummary(
        UUID id,
        String slug,
        UUID authorId,
        String title,
        String excerpt,
        List<String> tags,
        Instant createdAt,
        Optional<Instant> publishedAt) {

    /** Its place in a list: published blogs stand by their publishing, drafts by their creation. */
    Instant listedAt() {
        return publishedAt.orElse(createdAt);
    }
}
