package io.tracepress.tracedesk;

import io.tracepress.desk.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What Jaeger wraps around each of its answers. */
final class Envelope {

    private static final JsonMapper JSON = new JsonMapper();

    private Envelope() {}

    static Answer data(List<?> data) {
        return answer(200, data, data.size(), null);
    }

    static Answer failure(int status, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", status);
        error.put("msg", message);
        return answer(status, null, 0, List.of(error));
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static Answer answer(int status, List<?> data, int total, List<?> errors) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        envelope.put("total", total);
        envelope.put("limit", 0);
        envelope.put("offset", 0);
        envelope.put("errors", errors);
        return Answer.json(status, out -> out.write(JSON.writeValueAsBytes(envelope)));
    }
}
