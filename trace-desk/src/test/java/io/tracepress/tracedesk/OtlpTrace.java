package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A trace for tests, as services send it; times are milliseconds from its start. */
final class OtlpTrace {

    private static final double NANOS = 1_000_000;

    private final String id;
    private final long start;
    private final Map<String, ScopeSpans.Builder> spans = new LinkedHashMap<>();
    private final Map<String, ScopeLogs.Builder> logs = new LinkedHashMap<>();
    private final String prefix;
    private int count;

    OtlpTrace(String id, long startMillis) {
        this.id = id;
        this.start = startMillis * 1_000_000;
        this.prefix = id.substring(0, 8);
    }

    String id() {
        return id;
    }

    /** Adds a span and returns its id; its parent's is empty for a root. */
    String span(String service, String parent, SpanKind kind, String name, double from, double millis) {
        return span(service, parent, kind, name, from, millis, _ -> {});
    }

    String span(
            String service,
            String parent,
            SpanKind kind,
            String name,
            double from,
            double millis,
            Consumer<Span.Builder> more) {
        String spanId = prefix + String.format("%08x", ++count);
        var span = Span.newBuilder()
                .setTraceId(bytes(id))
                .setSpanId(bytes(spanId))
                .setParentSpanId(bytes(parent))
                .setKind(kind)
                .setName(name)
                .setStartTimeUnixNano(at(from))
                .setEndTimeUnixNano(at(from + millis));
        more.accept(span);
        spans.computeIfAbsent(service, _ -> scope(name)).addSpans(span);
        return spanId;
    }

    OtlpTrace log(String service, String spanId, double at, SeverityNumber severity, String body) {
        logs.computeIfAbsent(
                        service,
                        _ -> ScopeLogs.newBuilder()
                                .setScope(InstrumentationScope.newBuilder().setName("io.tracepress." + service)))
                .addLogRecords(LogRecord.newBuilder()
                        .setTraceId(bytes(id))
                        .setSpanId(bytes(spanId))
                        .setTimeUnixNano(at(at))
                        .setSeverityNumber(severity)
                        .setBody(AnyValue.newBuilder().setStringValue(body))
                        .addAttributes(attribute("thread.name", "virtual-12")));
        return this;
    }

    TracesData traces() {
        var data = TracesData.newBuilder();
        spans.forEach((service, scope) -> data.addResourceSpans(
                ResourceSpans.newBuilder().setResource(resource(service)).addScopeSpans(scope)));
        return data.build();
    }

    LogsData logs() {
        var data = LogsData.newBuilder();
        logs.forEach((service, scope) -> data.addResourceLogs(
                ResourceLogs.newBuilder().setResource(resource(service)).addScopeLogs(scope)));
        return data.build();
    }

    long at(double millis) {
        return start + Math.round(millis * NANOS);
    }

    static Consumer<Span.Builder> with(String key, Object value) {
        return span -> span.addAttributes(attribute(key, value));
    }

    static Consumer<Span.Builder> failed(String description) {
        return span -> span.setStatus(
                Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR).setMessage(description));
    }

    Consumer<Span.Builder> event(double at, String name, Map<String, ?> attributes) {
        return span -> {
            var event = Span.Event.newBuilder().setName(name).setTimeUnixNano(at(at));
            attributes.forEach((key, value) -> event.addAttributes(attribute(key, value)));
            span.addEvents(event);
        };
    }

    static KeyValue attribute(String key, Object value) {
        return KeyValue.newBuilder().setKey(key).setValue(value(value)).build();
    }

    static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }

    private static AnyValue value(Object value) {
        var any = AnyValue.newBuilder();
        switch (value) {
            case Boolean truth -> any.setBoolValue(truth);
            case Integer number -> any.setIntValue(number);
            case Double number -> any.setDoubleValue(number);
            case byte[] bytes -> any.setBytesValue(ByteString.copyFrom(ByteBuffer.wrap(bytes)));
            case List<?> list ->
                any.setArrayValue(ArrayValue.newBuilder()
                        .addAllValues(list.stream().map(OtlpTrace::value).toList()));
            default -> any.setStringValue(value.toString());
        }
        return any.build();
    }

    private static ScopeSpans.Builder scope(String name) {
        return ScopeSpans.newBuilder()
                .setScope(InstrumentationScope.newBuilder()
                        .setName("io.opentelemetry." + name.split("\\W")[0].toLowerCase(Locale.ROOT))
                        .setVersion("2.31.1-alpha"));
    }

    private static Resource resource(String service) {
        return Resource.newBuilder()
                .addAllAttributes(Stream.of(
                                attribute("service.name", service),
                                attribute("service.version", "0.1.0-SNAPSHOT"),
                                attribute("service.instance.id", "8a4c1c5e-" + service),
                                attribute("host.name", "desk"),
                                attribute("os.type", "linux"),
                                attribute("process.pid", 4711),
                                attribute("process.runtime.version", "25.0.3+9-LTS"),
                                attribute("telemetry.sdk.language", "java"),
                                attribute("telemetry.sdk.name", "opentelemetry"),
                                attribute("telemetry.sdk.version", "1.65.0"))
                        .toList())
                .build();
    }
}
