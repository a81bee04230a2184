package io.tracepress.localstack.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tracepress.waterfall.JaegerJson;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A trace store with Jaeger's query API that holds what a test puts in. */
public final class StubStore implements AutoCloseable {

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
                .toList();
        exchange.sendResponseHeaders(found.isEmpty() && !id.isEmpty() ? 404 : 200, 0);
        JaegerJson.write(found.stream(), exchange.getResponseBody());
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
}
