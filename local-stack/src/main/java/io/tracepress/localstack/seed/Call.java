package io.tracepress.localstack.seed;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A request to the REST API. */
record Call(String method, String path, String body, Map<String, String> headers) {

    private static final JsonMapper JSON = new JsonMapper();

    static Call get(String path) {
        return new Call("GET", path, "", Map.of());
    }

    static Call post(String path, Map<String, ?> body) {
        return withBody("POST", path, body);
    }

    static Call patch(String path, Map<String, ?> body) {
        return withBody("PATCH", path, body);
    }

    Call as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    /** Sent again under the same name, it does nothing again. */
    Call named(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    private static Call withBody(String method, String path, Map<String, ?> body) {
        return new Call(method, path, JSON.writeValueAsString(body), Map.of("Content-Type", "application/json"));
    }

    private Call with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Call(method, path, body, all);
    }
}
