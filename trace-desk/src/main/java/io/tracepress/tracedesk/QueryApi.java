package io.tracepress.tracedesk;

import io.tracepress.desk.Answer;
import io.tracepress.desk.Request;
import io.tracepress.waterfall.JaegerJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The part of Jaeger's query API that links, {@code ./tracepress trace} and tests use; and the logs of a trace. */
final class QueryApi {

    private final TraceStore store;
    private final InstantSource clock;

    QueryApi(TraceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer services(Request request) {
        return Envelope.data(store.services());
    }

    Answer operations(Request request) {
        String service = request.parameter("service");
        if (service.isEmpty()) {
            return Envelope.failure(400, "parameter 'service' is required");
        }
        String kind = request.parameter("spanKind");
        return Envelope.data(store.operations(service).stream()
                .map(operation -> Map.of(
                        "name", operation.name(),
                        "spanKind", operation.kind().name().toLowerCase(Locale.ROOT)))
                .filter(operation -> kind.isEmpty() || kind.equals(operation.get("spanKind")))
                .toList());
    }

    Answer operationNames(Request request) {
        return Envelope.data(store.operations(request.variable()).stream()
                .map(Operation::name)
                .distinct()
                .toList());
    }

    Answer trace(Request request) {
        return withTrace(request, held -> traces(Stream.of(held)));
    }

    Answer logs(Request request) {
        return withTrace(request, held -> Envelope.data(held.logLines()));
    }

    Answer traces(Request request) {
        try {
            List<String> ids =
                    request.parameters("traceID").stream().map(QueryApi::id).toList();
            if (!ids.isEmpty()) {
                return traces(ids.stream().map(store::find).flatMap(Optional::stream));
            }
            var query = JaegerQuery.of(request, clock.instant());
            return traces(store.find(query.filter()).limit(query.limit()));
        } catch (IllegalArgumentException e) {
            return Envelope.failure(400, e.getMessage());
        }
    }

    private Answer withTrace(Request request, Function<HeldTrace, Answer> answer) {
        try {
            return store.find(id(request.variable()))
                    .map(answer)
                    .orElseGet(() -> Envelope.failure(404, "trace not found"));
        } catch (IllegalArgumentException e) {
            return Envelope.failure(400, e.getMessage());
        }
    }

    private static String id(String text) {
        return Ids.traceId(text)
                .orElseThrow(() -> new IllegalArgumentException("a trace id has up to 32 hexadecimal digits: " + text));
    }

    private static Answer traces(Stream<HeldTrace> found) {
        return Answer.json(200, out -> JaegerJson.write(found.map(HeldTrace::trace), out));
    }
}
