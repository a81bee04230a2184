package io.tracepress.localstack.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A trace store with Jaeger's query API that holds what a test puts in. */
public final class StubStore implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    public final List<Trace> traces = new ArrayList<>();
    private final HttpServer server;

    public StubStore() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/traces", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TraceQuery query() {
        return new TraceQuery("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().replaceFirst("/api/traces/?", "");
        var query = exchange.getRequestURI().getRawQuery();
        var found = traces.stream()
                .filter(trace -> id.isEmpty() ? fits(trace, query) : trace.id().equals(id))
                .map(StubStore::json)
                .toList();
        var body = JSON.writeValueAsBytes(Map.of("data", found));
        exchange.sendResponseHeaders(found.isEmpty() && !id.isEmpty() ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static boolean fits(Trace trace, String query) {
        return trace.spans().stream()
                .anyMatch(span -> span.service().equals(parameter("service", query, span.service()))
                        && span.name().equals(parameter("operation", query, span.name())));
    }

    private static String parameter(String name, String query, String absent) {
        return Stream.of(query.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(absent);
    }

    private static Map<String, Object> json(Trace trace) {
        var processes = new HashMap<String, Object>();
        trace.spans().forEach(span -> processes.put(span.service(), Map.of("serviceName", span.service())));
        return Map.of(
                "traceID",
                trace.id(),
                "processes",
                processes,
                "spans",
                trace.spans().stream().map(span -> json(span, trace.id())).toList());
    }

    private static Map<String, Object> json(Span span, String traceId) {
        var tags = new ArrayList<Map<String, Object>>();
        tags.add(Map.of("key", "span.kind", "value", span.kind().name().toLowerCase(Locale.ROOT)));
        span.attributes().forEach((key, value) -> tags.add(Map.of("key", key, "value", value)));
        var parent = Map.of("refType", "CHILD_OF", "traceID", traceId, "spanID", span.parentId());
        return Map.of(
                "traceID",
                traceId,
                "spanID",
                span.id(),
                "operationName",
                span.name(),
                "startTime",
                span.start() / 1_000,
                "duration",
                span.duration() / 1_000,
                "processID",
                span.service(),
                "references",
                span.isRoot() ? List.of() : List.of(parent),
                "tags",
                tags);
    }
}
