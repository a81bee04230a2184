package io.tracepress.localstack.traces;

import io.tracepress.waterfall.JaegerJson;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Jaeger's query API, which the trace desk speaks too; methods throw {@link TraceException}. */
public record TraceQuery(String url) {

    private static final String TRACES = "/api/traces";
    private static final String NO_QUERY_API = " answers, but not as Jaeger's query API does";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;

    public TraceQuery {
        url = url.replaceAll("/+$", "");
    }

    /** The page that shows the trace in a browser. */
    public String page(String traceId) {
        return url + "/trace/" + traceId;
    }

    /** What has arrived of the trace so far. */
    public Optional<Trace> trace(String id) {
        return get(TRACES + "/" + id).flatMap(traces -> traces.stream().findFirst());
    }

    /** The newest traces with spans of the service. */
    public List<Trace> newest(String service, int limit) {
        return search("?service=" + encoded(service) + "&limit=" + limit);
    }

    /** The newest traces with spans of the service that have this name. */
    public List<Trace> newest(String service, String spanName, int limit) {
        return search("?service=" + encoded(service) + "&operation=" + encoded(spanName) + "&limit=" + limit);
    }

    private List<Trace> search(String parameters) {
        return get(TRACES + parameters).orElseThrow(() -> new TraceException(url + NO_QUERY_API));
    }

    private Optional<List<Trace>> get(String path) {
        try {
            var request = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
            request.setConnectTimeout(CONNECT_MILLIS);
            request.setReadTimeout(READ_MILLIS);
            return switch (request.getResponseCode()) {
                case HttpURLConnection.HTTP_OK -> Optional.of(read(request));
                case HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
                default -> throw new TraceException(url + path + " answered " + request.getResponseCode());
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new TraceException(
                    "No trace store answers at " + url + " (" + e.getMessage()
                            + "): start the stack with ./tracepress up, or name another store with --url",
                    e);
        }
    }

    private List<Trace> read(HttpURLConnection request) throws IOException {
        try (var body = request.getInputStream()) {
            return JaegerJson.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new TraceException(url + NO_QUERY_API, e);
        }
    }

    private static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }
}
