package io.tracepress.comment;

import jakarta.validation.constraints.NotBlank;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** What a reader writes. */
record NewComment(
        UUID blogId, @NotBlank @CodePointLength(max = 5000) String content, Optional<UUID> parentId) {}
