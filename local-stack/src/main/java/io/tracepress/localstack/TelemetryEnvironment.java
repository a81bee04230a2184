package io.tracepress.localstack;

import java.util.HashMap;
import java.util.Map;

/** OpenTelemetry's variables: services send all they record to the stack's own store, unless the user wants otherwise. */
final class TelemetryEnvironment {

    // So that a trace is there when its reader is; the default is 5 s for spans.
    private static final String EXPORT_DELAY_MILLIS = "500";

    private TelemetryEnvironment() {}

    /** Without what the user has set, as services inherit that. */
    static Map<String, String> of(StackSettings settings, Map<String, String> setByUser) {
        var variables = new HashMap<>(Map.of(
                "OTEL_TRACES_EXPORTER",
                "otlp",
                // Jaeger keeps no logs.
                "OTEL_LOGS_EXPORTER",
                settings.jaeger().isPresent() ? "none" : "otlp",
                "OTEL_METRICS_EXPORTER",
                "none",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + new StackPorts(settings.portOffset()).otlp(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "OTEL_BSP_SCHEDULE_DELAY",
                EXPORT_DELAY_MILLIS,
                "OTEL_BLRP_SCHEDULE_DELAY",
                EXPORT_DELAY_MILLIS));
        // To OpenTelemetry an empty variable is one that is not set.
        variables.keySet().removeIf(name -> !setByUser.getOrDefault(name, "").isBlank());
        return variables;
    }
}
