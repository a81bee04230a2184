package io.tracepress.comment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/** What a reader writes. */
record NewComment(UUID blogId, @NotBlank @Size(max = 5000) String content, Optional<UUID> parentId) {}
