package io.tracepress.system;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import io.tracepress.waterfall.JaegerJson;
import io.tracepress.waterfall.Trace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the stack's trace store has, asked by Jaeger's query API. */
final class Traces {

    private static final int ALL = 100_000;
    // Longer than the services' export delay, so what was recorded before a look is there at the next.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(600);
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    private final Client store;

    Traces(String url) {
        this.store = Client.of(url);
    }

    /** The trace when it is complete, and was the same in two looks. */
    Trace complete(String id) {
        return complete(List.of(id)).get(id);
    }

    /** The same for several, by their ids. */
    Map<String, Trace> complete(Collection<String> ids) {
        var seen = new AtomicReference<Map<String, Trace>>(Map.of());
        await("traces " + ids)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .atMost(ARRIVAL)
                .until(() -> {
                    var now = look(ids);
                    var before = seen.getAndSet(now);
                    return now.size() == ids.size()
                            && now.equals(before)
                            && now.values().stream().allMatch(Trace::isComplete);
                });
        return seen.get();
    }

    /** All that began since then, when nothing more arrives. */
    List<Trace> since(Instant begin) {
        var seen = new AtomicReference<List<Trace>>(List.of());
        await("quiet")
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .atMost(ARRIVAL)
                .until(() -> {
                    var now = look(begin);
                    return !now.isEmpty() && now.equals(seen.getAndSet(now));
                });
        return seen.get();
    }

    /** The newest trace of each service that has a span of this name. */
    Stream<Trace> newest(String spanName) {
        String query = "&limit=1&operation=" + URLEncoder.encode(spanName, StandardCharsets.UTF_8);
        return services().flatMap(service -> read("/api/traces?service=" + service + query));
    }

    private List<Trace> look(Instant begin) {
        String query = "&limit=" + ALL + "&start=" + TimeUnit.MILLISECONDS.toMicros(begin.toEpochMilli());
        return services()
                .flatMap(service -> read("/api/traces?service=" + service + query))
                // In an order that does not change.
                .collect(toMap(Trace::id, Function.identity(), (trace, _) -> trace, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    /** What was logged while the trace was recorded; Jaeger keeps no logs. */
    List<JsonNode> logs(String traceId) {
        return store.get("/api/traces/" + traceId + "/logs")
                .body()
                .path("data")
                .valueStream()
                .toList();
    }

    private Stream<String> services() {
        return store.get("/api/services").body().path("data").valueStream().map(JsonNode::asString);
    }

    private Map<String, Trace> look(Collection<String> ids) {
        Map<String, Trace> found = new HashMap<>();
        ids.forEach(id -> read("/api/traces/" + id).forEach(trace -> found.put(id, trace)));
        return found;
    }

    private Stream<Trace> read(String path) {
        var answer = store.get(path);
        return answer.status() == 200 ? JaegerJson.read(answer.content()).stream() : Stream.empty();
    }
}
