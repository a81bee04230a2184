package io.tracepress.tracedesk;

import java.util.Map;

/**
 * A log record of a trace.
 *
 * @param spanId empty when it belongs to no span
 * @param time nanoseconds from the Unix epoch
 * @param severity such as INFO, or empty
 */
record LogLine(
        String spanId, long time, String severity, String service, String body, Map<String, Object> attributes) {}
