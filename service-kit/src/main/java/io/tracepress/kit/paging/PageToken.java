package io.tracepress.kit.paging;

import io.tracepress.kit.errors.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended: keyset paging by time and, among equals, by id. Opaque to callers. */
public record PageToken(Instant time, UUID id) {

    private static final String FIELD = "page_token";

    public String encode() {
        String text = time + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encode} gave; anything else is an invalid request. */
    public static PageToken decode(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|", 2);
            return new PageToken(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw ServiceFailure.invalid(FIELD, "is not a token that this service gave");
        }
    }
}
