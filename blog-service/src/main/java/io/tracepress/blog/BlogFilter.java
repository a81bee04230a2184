package io.tracepress.blog;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** Which blogs a list shows: those that pass all that is given; published ones, or one user's drafts. */
record BlogFilter(
        @CodePointLength(max = 200) String query,
        Optional<UUID> authorId,
        @CodePointLength(max = 40) String tag,
        Optional<UUID> draftsOf) {}
