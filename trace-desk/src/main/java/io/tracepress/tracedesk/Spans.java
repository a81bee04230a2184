package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans out of OTLP, with scope and status among the attributes under the names that Jaeger gives them. */
final class Spans {

    private Spans() {}

    /** One message after the other, as all of them at once are many times as large as what comes out. */
    static List<Span> read(ByteString tracesData) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (ByteString message : MessageFields.read(tracesData, TracesData.RESOURCE_SPANS_FIELD_NUMBER)) {
            ResourceSpans ofResource = ResourceSpans.parseFrom(message);
            String service = Attributes.serviceName(ofResource.getResource());
            Map<String, Object> resource = Attributes.ofResource(ofResource.getResource());
            for (ScopeSpans ofScope : ofResource.getScopeSpansList()) {
                ofScope.getSpansList().forEach(span -> spans.add(span(span, ofScope.getScope(), service, resource)));
            }
        }
        return spans;
    }

    static SpanKind kind(io.opentelemetry.proto.trace.v1.Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_SERVER -> SpanKind.SERVER;
            case SPAN_KIND_CLIENT -> SpanKind.CLIENT;
            case SPAN_KIND_PRODUCER -> SpanKind.PRODUCER;
            case SPAN_KIND_CONSUMER -> SpanKind.CONSUMER;
            default -> SpanKind.INTERNAL;
        };
    }

    static long start(io.opentelemetry.proto.trace.v1.Span span) {
        return time(span.getStartTimeUnixNano());
    }

    static long duration(io.opentelemetry.proto.trace.v1.Span span) {
        return Math.max(0, time(span.getEndTimeUnixNano()) - start(span));
    }

    /** Unsigned on the wire; what a long cannot hold is later than the year 2262. */
    static long time(long unsigned) {
        return unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }

    private static Span span(
            io.opentelemetry.proto.trace.v1.Span span,
            InstrumentationScope scope,
            String service,
            Map<String, Object> resource) {
        return new Span(
                Ids.hex(span.getSpanId()),
                Ids.isSpanId(span.getParentSpanId()) ? Ids.hex(span.getParentSpanId()) : "",
                service,
                span.getName(),
                kind(span.getKind()),
                start(span),
                duration(span),
                span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                span.getStatus().getMessage(),
                attributes(span, scope),
                resource,
                span.getEventsList().stream().map(Spans::event).toList(),
                span.getLinksList().stream().map(Spans::link).toList());
    }

    private static Map<String, Object> attributes(
            io.opentelemetry.proto.trace.v1.Span span, InstrumentationScope scope) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        put(attributes, "otel.scope.name", scope.getName());
        put(attributes, "otel.scope.version", scope.getVersion());
        attributes.putAll(Attributes.of(span.getAttributesList()));
        put(attributes, "w3c.tracestate", span.getTraceState());
        if (span.getStatus().getCode() == StatusCode.STATUS_CODE_OK) {
            attributes.put("otel.status_code", "OK");
        }
        return attributes;
    }

    private static void put(Map<String, Object> attributes, String key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }

    private static Span.Event event(io.opentelemetry.proto.trace.v1.Span.Event event) {
        return new Span.Event(event.getName(), time(event.getTimeUnixNano()), Attributes.of(event.getAttributesList()));
    }

    private static Span.Link link(io.opentelemetry.proto.trace.v1.Span.Link link) {
        return new Span.Link(Ids.hex(link.getTraceId()), Ids.hex(link.getSpanId()));
    }
}
