package io.tracepress.gateway.requests;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Calls that carry the client's Idempotency-Key header (draft-ietf-httpapi-idempotency-key-header). */
public final class IdempotentCalls {

    /** The header's name. */
    public static final String KEY = "Idempotency-Key";

    private IdempotentCalls() {}

    /** The answer to a call in which only the key can exist already: with another request, so this one is a 422. */
    public static <T> T answer(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                throw new ResponseStatusException(
                        HttpStatus.UNPROCESSABLE_CONTENT, failure.getStatus().getDescription(), failure);
            }
            throw failure;
        }
    }
}
