package io.tracepress.user;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What a user changes about their profile; what is empty stays as it is. */
record ProfileChange(
        Optional<@Size(min = 1, max = 60) @Pattern(regexp = VISIBLE, message = BLANK) String> displayName,
        Optional<@Size(max = 500) String> bio) {

    private static final String VISIBLE = "[^\\p{Cntrl}]*\\S[^\\p{Cntrl}]*";
    private static final String BLANK = "must be visible text on one line";
}
