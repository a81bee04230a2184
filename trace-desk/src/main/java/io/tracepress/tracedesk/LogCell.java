package io.tracepress.tracedesk;

import java.util.Set;

/** A log line as templates want it. */
record LogCell(
        String offset, String severity, boolean warning, boolean error, String service, String body, String spanId) {

    static LogCell of(LogLine line, long start) {
        return new LogCell(
                Durations.millis(line.time() - start),
                line.severity(),
                line.severity().startsWith("WARN"),
                Set.of("ERROR", "FATAL", "SEVERE").contains(line.severity()),
                line.service(),
                line.body(),
                line.spanId());
    }
}
