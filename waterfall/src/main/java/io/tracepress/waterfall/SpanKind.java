package io.tracepress.waterfall;

/** The kinds of OpenTelemetry's trace specification. */
public enum SpanKind {
    INTERNAL,
    SERVER,
    CLIENT,
    PRODUCER,
    CONSUMER
}
