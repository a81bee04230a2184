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

    /** A registration answered after 100 ms, whose mail leaves 300 ms later. */
    static Trace registration() {
        return trace(
                request("POST /auth/register", 0, 100),
                span("hash", "POST /auth/register", "auth-service", "bcrypt.hash (password)", SpanKind.INTERNAL, 2, 66),
                query("INSERT credentials", "POST /auth/register", 69, 28),
                span("outbox", "POST /auth/register", "auth-service", "wait in outbox", SpanKind.INTERNAL, 70, 26),
                send(1),
                query("EVALSHA", "send", 96, 3),
                span("stream", "send", "email-service", "wait in stream", SpanKind.INTERNAL, 99, 260),
                processed(),
                span("mail", "process", "email-service", "send mail", SpanKind.CLIENT, 360, 39));
    }

    static Span send(int consumers) {
        var span =
                span("send", "POST /auth/register", "auth-service", "send user.registered", SpanKind.PRODUCER, 96, 3);
        return with(span, "tracepress.event.consumers", (long) consumers);
    }

    static Span processed() {
        return span("process", "send", "email-service", "process user.registered", SpanKind.CONSUMER, 359, 41);
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
        return copy(span, true, failure, span.attributes(), span.events());
    }

    public static Span with(Span span, String attribute, Object value) {
        var attributes = new HashMap<>(span.attributes());
        attributes.put(attribute, value);
        return copy(span, span.failed(), span.failure(), attributes, span.events());
    }

    public static Span withEvent(Span span, String attribute, Object value) {
        var event = new Span.Event("event", span.start(), Map.of(attribute, value));
        return copy(span, span.failed(), span.failure(), span.attributes(), List.of(event));
    }

    private static Span copy(
            Span span, boolean failed, String failure, Map<String, Object> attributes, List<Span.Event> events) {
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
                events,
                span.links());
    }
}
