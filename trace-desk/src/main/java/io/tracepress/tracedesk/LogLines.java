package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Log lines out of OTLP, oldest first. */
final class LogLines {

    private LogLines() {}

    static List<LogLine> read(ByteString logsData) throws IOException {
        List<LogLine> lines = new ArrayList<>();
        for (ByteString message : MessageFields.read(logsData, LogsData.RESOURCE_LOGS_FIELD_NUMBER)) {
            ResourceLogs ofResource = ResourceLogs.parseFrom(message);
            String service = Attributes.serviceName(ofResource.getResource());
            for (ScopeLogs ofScope : ofResource.getScopeLogsList()) {
                ofScope.getLogRecordsList().forEach(log -> lines.add(line(log, ofScope.getScope(), service)));
            }
        }
        lines.sort(Comparator.comparingLong(LogLine::time));
        return lines;
    }

    private static LogLine line(LogRecord log, InstrumentationScope scope, String service) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (!scope.getName().isEmpty()) {
            // The name of the logger.
            attributes.put("otel.scope.name", scope.getName());
        }
        attributes.putAll(Attributes.of(log.getAttributesList()));
        return new LogLine(
                Ids.isSpanId(log.getSpanId()) ? Ids.hex(log.getSpanId()) : "",
                Spans.time(log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano()),
                severity(log),
                service,
                String.valueOf(Attributes.value(log.getBody())),
                attributes);
    }

    /** Numbers come in groups of four; the text is what the logging library calls it. */
    private static String severity(LogRecord log) {
        if (!log.getSeverityText().isEmpty() || log.getSeverityNumberValue() < 1) {
            return log.getSeverityText();
        }
        List<String> names = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
        return names.get(Math.min((log.getSeverityNumberValue() - 1) / 4, names.size() - 1));
    }
}
