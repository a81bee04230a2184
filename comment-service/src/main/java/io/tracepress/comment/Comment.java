package io.tracepress.comment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A comment on a blog, or a reply to one. */
record Comment(UUID id, UUID blogId, UUID authorId, Optional<UUID> parentId, String content, Instant createdAt) {

    boolean isReply() {
        return parentId.isPresent();
    }
}
