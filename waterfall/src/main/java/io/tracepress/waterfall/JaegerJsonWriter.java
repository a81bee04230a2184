package io.tracepress.waterfall;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** Writes one trace as Jaeger's query API does. */
final class JaegerJsonWriter {

    private final JsonGenerator json;
    private final Trace trace;
    private final Set<String> ids;
    private final Map<Process, String> processes = new LinkedHashMap<>();

    private record Process(String service, Map<String, Object> tags) {}

    JaegerJsonWriter(JsonGenerator json, Trace trace) {
        this.json = json;
        this.trace = trace;
        this.ids = trace.spans().stream().map(Span::id).collect(toSet());
    }

    void write() {
        json.writeStartObject();
        json.writeStringProperty("traceID", shortened(trace.id()));
        json.writeArrayPropertyStart("spans");
        trace.spans().forEach(this::write);
        json.writeEndArray();
        json.writeObjectPropertyStart("processes");
        processes.forEach(this::write);
        json.writeEndObject();
        json.writeNullProperty("warnings");
        json.writeEndObject();
    }

    private void write(Span span) {
        json.writeStartObject();
        json.writeStringProperty("traceID", shortened(trace.id()));
        json.writeStringProperty("spanID", span.id());
        json.writeStringProperty("operationName", span.name());
        json.writeArrayPropertyStart("references");
        if (!span.isRoot()) {
            writeReference("CHILD_OF", trace.id(), span.parentId());
        }
        span.links().forEach(link -> writeReference("FOLLOWS_FROM", link.traceId(), link.spanId()));
        json.writeEndArray();
        json.writeNumberProperty("startTime", span.start() / 1_000);
        json.writeNumberProperty("duration", span.duration() / 1_000);
        writeTags("tags", JaegerJson.tags(span));
        json.writeArrayPropertyStart("logs");
        span.events().forEach(this::write);
        json.writeEndArray();
        json.writeStringProperty("processID", process(span));
        writeWarnings(span);
        json.writeEndObject();
    }

    private void writeWarnings(Span span) {
        if (span.isRoot() || ids.contains(span.parentId())) {
            json.writeNullProperty("warnings");
        } else {
            json.writeArrayPropertyStart("warnings");
            json.writeString("invalid parent span IDs=" + span.parentId() + "; skipping clock skew adjustment");
            json.writeEndArray();
        }
    }

    private void write(Span.Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!event.name().isEmpty()) {
            fields.put("event", event.name());
        }
        fields.putAll(new TreeMap<>(event.attributes()));
        json.writeStartObject();
        json.writeNumberProperty("timestamp", event.time() / 1_000);
        writeTags("fields", fields);
        json.writeEndObject();
    }

    private String process(Span span) {
        return processes.computeIfAbsent(
                new Process(span.service(), span.resource()), _ -> "p" + (processes.size() + 1));
    }

    private void write(Process process, String id) {
        json.writeObjectPropertyStart(id);
        json.writeStringProperty("serviceName", process.service());
        writeTags("tags", new TreeMap<>(process.tags()));
        json.writeEndObject();
    }

    private void writeReference(String type, String traceId, String spanId) {
        json.writeStartObject();
        json.writeStringProperty("refType", type);
        json.writeStringProperty("traceID", shortened(traceId));
        json.writeStringProperty("spanID", spanId);
        json.writeEndObject();
    }

    private void writeTags(String name, Map<String, Object> tags) {
        json.writeArrayPropertyStart(name);
        tags.forEach((key, value) -> {
            json.writeStartObject();
            json.writeStringProperty("key", key);
            json.writeStringProperty("type", type(value));
            json.writePOJOProperty("value", type(value).equals("string") ? JaegerJson.text(value) : value);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private static String type(Object value) {
        return switch (value) {
            case Boolean _ -> "bool";
            case Long _ -> "int64";
            case Double _ -> "float64";
            default -> "string";
        };
    }

    /** Ids of 64 bits come back as they were before OpenTelemetry made them longer. */
    private static String shortened(String traceId) {
        return traceId.length() == 32 && traceId.startsWith("0".repeat(16)) ? traceId.substring(16) : traceId;
    }
}
