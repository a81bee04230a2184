package io.tracepress.localstack.load;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A request that was among the slowest of its virtual user, with the trace that it became. */
public record SlowRequest(String endpoint, double ms, String traceId) {

    private static final JsonMapper JSON = new JsonMapper();

    /** What {@code loadtests/lib/slowest.js} logs; empty for any other line. */
    static Optional<SlowRequest> in(String line) {
        try {
            return line.startsWith("{\"endpoint\"")
                    ? Optional.of(JSON.readValue(line, SlowRequest.class))
                    : Optional.empty();
        } catch (JacksonException cutOff) {
            return Optional.empty();
        }
    }
}
