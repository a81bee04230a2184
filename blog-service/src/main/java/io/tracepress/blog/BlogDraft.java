package io.tracepress.blog;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What an author writes. */
record BlogDraft(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 100_000) String content,
        @Size(max = 10) List<@NotBlank @Size(max = 40) String> tags,
        boolean publish) {}
