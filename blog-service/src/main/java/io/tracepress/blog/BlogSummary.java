package io.tracepress.blog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A published blog as lists show it. */
record BlogSummary(
        UUID id, String slug, UUID authorId, String title, String excerpt, List<String> tags, Instant publishedAt) {}
