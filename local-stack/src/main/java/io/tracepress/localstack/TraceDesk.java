package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The trace desk in a JVM of its own; it is no Spring application, and starts at once without a cache. */
record TraceDesk(Path builtJar, Path jar, StackPorts ports, Path log) implements Component {

    static final String NAME = "trace-desk";
    private static final int HEAP_MEGABYTES = 160;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return ports.traces();
    }

    @Override
    public void requireBuilt() {
        ServiceApp.requireBuilt(builtJar);
    }

    /** From a copy, as a build replaces the jar. */
    @Override
    public Process launch() throws IOException {
        Files.copy(builtJar, jar, StandardCopyOption.REPLACE_EXISTING);
        var command = new ArrayList<String>();
        command.add(JavaCommand.EXECUTABLE);
        command.addAll(JavaCommand.serviceFlags(HEAP_MEGABYTES));
        command.addAll(List.of("-jar", jar.toString()));
        return ChildProcess.start(log, command, environment());
    }

    @Override
    public boolean isReady() {
        return Readiness.at(port(), Jaeger.READINESS);
    }

    private Map<String, String> environment() {
        return Map.of(
                "BIND_ADDRESS", "127.0.0.1",
                "TRACE_DESK_PORT", Integer.toString(ports.traces()),
                "OTLP_PORT", Integer.toString(ports.otlp()));
    }
}
