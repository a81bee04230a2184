package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Spans for tests: times in milliseconds from noon, ids that are the names unless told otherwise. */
public final class Spans {

    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final long NOON_NANOS = NOON.getEpochSecond() * 1_000_000_000;

    private Spans() {}

    public static Trace trace(Span... spans) {
        return new Trace(TRACE_ID, List.of(spans));
    }

    /** The login of the article. */
    static Trace login() {
        return trace(
                request("POST /auth/login", 0, 104),
                query("SELECT auth.credentials", "POST /auth/login", 0, 7),
                query("INSERT auth.sessions", "POST /auth/login", 97, 7));
    }

    public static Span request(String name, double start, double duration) {
        return span(name, "", "api-gateway", name, SpanKind.SERVER, start, duration);
    }

    public static Span query(String name, String parent, double start, double duration) {
        return span(name, parent, "auth-service", name, SpanKind.CLIENT, start, duration);
    }

    public static Span span(
            String id, String parent, String service, String name, SpanKind kind, double start, double duration) {
        return new Span(
                id,
                parent,
                service,
                name,
                kind,
                NOON_NANOS + Math.round(start * 1_000_000),
                Math.round(duration * 1_000_000),
                false,
                "",
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    static Span failed(Span span, String failure) {
        return copy(span, true, failure, span.attributes());
    }

    public static Span with(Span span, String attribute, Object value) {
        var attributes = new HashMap<>(span.attributes());
        attributes.put(attribute, value);
        return copy(span, span.failed(), span.failure(), attributes);
    }

    private static Span copy(Span span, boolean failed, String failure, Map<String, Object> attributes) {
        return new Span(
                span.id(),
                span.parentId(),
                span.service(),
                span.name(),
                span.kind(),
                span.start(),
                span.duration(),
                failed,
                failure,
                attributes,
                span.resource(),
                span.events(),
                span.links());
    }
}
