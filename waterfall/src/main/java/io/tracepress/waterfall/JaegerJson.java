package io.tracepress.waterfall;

import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Traces in the form of Jaeger's query API ({@code /api/traces}), which counts in microseconds and keeps kind and
 * status as tags.
 */
public final class JaegerJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHILD_OF = "CHILD_OF";

    private JaegerJson() {}

    /** Reads the {@code data} of an answer; throws {@link tools.jackson.core.JacksonException} on anything else. */
    public static List<Trace> read(String answer) {
        return JSON.readTree(answer)
                .required("data")
                .valueStream()
                .map(JaegerJson::trace)
                .toList();
    }

    /** Writes an answer, one trace after the other; leaves the stream open. */
    public static void write(Stream<Trace> traces, OutputStream out) {
        try (JsonGenerator json =
                JSON.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("data");
            traces.forEach(trace -> new JaegerJsonWriter(json, trace).write());
            json.writeEndArray();
            json.writeNumberProperty("total", 0);
            json.writeNumberProperty("limit", 0);
            json.writeNumberProperty("offset", 0);
            json.writeNullProperty("errors");
            json.writeEndObject();
        }
    }

    /** Under which names Jaeger shows, and finds, what is known of a span. */
    public static Map<String, Object> tags(Span span) {
        Map<String, Object> tags = new TreeMap<>(span.attributes());
        tags.put("span.kind", span.kind().name().toLowerCase(Locale.ROOT));
        if (span.failed()) {
            tags.put("otel.status_code", "ERROR");
            tags.put("error", true);
        }
        if (!span.failure().isEmpty()) {
            tags.put("otel.status_description", span.failure());
        }
        return tags;
    }

    /** A tag's value as text; lists and maps are JSON. */
    public static String text(Object value) {
        return value instanceof List || value instanceof Map ? JSON.writeValueAsString(value) : String.valueOf(value);
    }

    private static Trace trace(JsonNode trace) {
        JsonNode processes = trace.path("processes");
        return new Trace(
                trace.path("traceID").asString(),
                trace.path("spans")
                        .valueStream()
                        .map(span -> span(span, processes))
                        .toList());
    }

    private static Span span(JsonNode span, JsonNode processes) {
        Map<String, Object> tags = new HashMap<>(attributes(span.path("tags")));
        String kind = String.valueOf(tags.remove("span.kind"));
        boolean failed = Boolean.TRUE.equals(tags.remove("error")) | "ERROR".equals(tags.remove("otel.status_code"));
        Object failure = tags.remove("otel.status_description");
        JsonNode process = processes.path(span.path("processID").asString());
        return new Span(
                span.path("spanID").asString(),
                parent(span),
                process.path("serviceName").asString(),
                span.path("operationName").asString(),
                kind(kind),
                span.path("startTime").asLong() * 1_000,
                span.path("duration").asLong() * 1_000,
                failed,
                failure == null ? "" : failure.toString(),
                tags,
                attributes(process.path("tags")),
                span.path("logs").valueStream().map(JaegerJson::event).toList(),
                references(span)
                        .filter(reference -> !isChildOf(span, reference))
                        .map(JaegerJson::link)
                        .toList());
    }

    /** Jaeger 2 tells only the link of a span that also links to its parent. */
    private static String parent(JsonNode span) {
        return Stream.concat(
                        references(span).filter(reference -> isChildOf(span, reference)),
                        references(span).filter(reference -> isInSameTrace(span, reference)))
                .map(reference -> reference.path("spanID").asString())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> references(JsonNode span) {
        return span.path("references").valueStream();
    }

    private static boolean isChildOf(JsonNode span, JsonNode reference) {
        return reference.path("refType").asString().equals(CHILD_OF) && isInSameTrace(span, reference);
    }

    private static boolean isInSameTrace(JsonNode span, JsonNode reference) {
        return reference.path("traceID").asString().equals(span.path("traceID").asString());
    }

    private static Span.Link link(JsonNode reference) {
        return new Span.Link(
                reference.path("traceID").asString(), reference.path("spanID").asString());
    }

    private static Span.Event event(JsonNode log) {
        Map<String, Object> fields = new HashMap<>(attributes(log.path("fields")));
        Object name = fields.remove("event");
        return new Span.Event(
                name == null ? "" : name.toString(), log.path("timestamp").asLong() * 1_000, fields);
    }

    private static SpanKind kind(String tag) {
        return Stream.of(SpanKind.values())
                .filter(kind -> kind.name().equals(tag.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(SpanKind.INTERNAL);
    }

    private static Map<String, Object> attributes(JsonNode tags) {
        Map<String, Object> attributes = new HashMap<>();
        tags.forEach(tag -> attributes.put(tag.path("key").asString(), value(tag.path("value"))));
        return attributes;
    }

    private static Object value(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber()) {
            return value.asLong();
        }
        return value.isNumber() ? (Object) value.asDouble() : value.asString();
    }
}
