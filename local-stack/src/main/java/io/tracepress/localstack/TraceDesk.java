package io.tracepress.localstack;

import java.util.List;
import java.util.Map;

/** The trace desk as the launcher runs it: a JVM like the services', which answers like Jaeger. */
final class TraceDesk {

    static final ServiceDefinition DEFINITION = new ServiceDefinition(
            "trace-desk",
            "TRACE_DESK_PORT",
            StackPorts.TRACES,
            StackPorts.TRACES,
            Jaeger.READINESS,
            160,
            Training.FOR_QUICK_START,
            List.of());

    private TraceDesk() {}

    static Map<String, String> environment(StackPorts ports) {
        return Map.of(
                "BIND_ADDRESS",
                "127.0.0.1",
                DEFINITION.portVariable(),
                Integer.toString(ports.traces()),
                "OTLP_PORT",
                Integer.toString(ports.otlp()));
    }
}
