package io.tracepress.kit.idempotency;

import com.google.common.hash.Hashing;
import com.google.protobuf.MessageLite;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.Caller;
import java.util.UUID;
import java.util.regex.Pattern;

/** A name that a user gave to a request, so that repeating it does nothing twice. */
public record IdempotencyKey(UUID userId, String method, String key, String requestHash) {

    static final String FIELD = "idempotency_key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** The current user's key for this request to the named method. */
    public static IdempotencyKey of(String method, String key, MessageLite request) {
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw ServiceFailure.invalid(FIELD, "must be 1 to 255 visible ASCII characters");
        }
        return new IdempotencyKey(
                Caller.current().userId(),
                method,
                key,
                Hashing.sha256().hashBytes(request.toByteArray()).toString());
    }
}
