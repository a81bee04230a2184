package io.tracepress.tracedesk;

import io.tracepress.waterfall.JaegerJson;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The part of Jaeger's query API that links, {@code ./tracepress trace} and tests use. */
final class QueryApi {

    private static final JsonMapper JSON = new JsonMapper();

    private final TraceStore store;

    QueryApi(TraceStore store) {
        this.store = store;
    }

    Answer services(Request request) {
        return data(operations().map(Operation::service).sorted().distinct().toList());
    }

    Answer trace(Request request) {
        return store.find(Ids.padded(request.variable()))
                .map(held -> Answer.json(200, out -> JaegerJson.write(Stream.of(held.trace()), out)))
                .orElseGet(() -> failure(404, "trace not found"));
    }

    private Stream<Operation> operations() {
        return store.newestFirst().stream().flatMap(trace -> trace.operations().stream());
    }

    private static Answer data(Collection<?> data) {
        return envelope(200, data, data.size(), null);
    }

    private static Answer failure(int status, String message) {
        return envelope(status, null, 0, Map.of("code", status, "msg", message));
    }

    private static Answer envelope(int status, Object data, int total, Object error) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        envelope.put("total", total);
        envelope.put("limit", 0);
        envelope.put("offset", 0);
        envelope.put("errors", error == null ? null : new Object[] {error});
        return Answer.json(status, out -> out.write(JSON.writeValueAsBytes(envelope)));
    }
}
