package io.tracepress.blog;

import io.tracepress.kit.validation.StorableText;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** Which blogs a list shows: those that pass all that is given; published ones, or one user's drafts. */
record BlogFilter(
        @CodePointLength(max = 200) @StorableText String query,
        Optional<UUID> authorId,
        @CodePointLength(max = 40) @StorableText String tag,
        Optional<UUID> draftsOf) {}
