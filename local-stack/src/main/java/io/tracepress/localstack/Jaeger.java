package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Path;

/** Jaeger v2 with everything in memory, in place of the trace desk. */
record Jaeger(Path program, Path configuration, StackPorts ports, Path log) implements Component {

    static final String NAME = "jaeger";
    static final String READINESS = "/api/services";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return ports.traces();
    }

    @Override
    public Process launch() throws IOException {
        Folders.writeForOwnerOnly(configuration, yaml());
        return ChildProcess.start(log, program.toString(), "--config", configuration.toString());
    }

    @Override
    public boolean isReady() {
        return Readiness.at(port(), READINESS);
    }

    /**
     * Port 0 is any free one: gRPC queries cannot be turned off, and nobody here asks that way. The blog's page asks
     * whether a trace has arrived.
     */
    private String yaml() {
        return """
                service:
                  extensions: [jaeger_storage, jaeger_query]
                  pipelines:
                    traces:
                      receivers: [otlp]
                      exporters: [jaeger_storage_exporter]
                  telemetry:
                    metrics: {level: none}
                    logs: {level: warn}
                receivers:
                  otlp:
                    protocols:
                      http: {endpoint: "127.0.0.1:%d"}
                exporters:
                  jaeger_storage_exporter: {trace_storage: memory}
                extensions:
                  jaeger_storage:
                    backends:
                      memory: {memory: {max_traces: 5000}}
                  jaeger_query:
                    storage: {traces: memory}
                    http: {endpoint: "127.0.0.1:%d", cors: {allowed_origins: [%s]}}
                    grpc: {endpoint: "127.0.0.1:0"}
                """.formatted(ports.otlp(), ports.traces(), String.join(", ", ports.gatewayOrigins()));
    }
}
