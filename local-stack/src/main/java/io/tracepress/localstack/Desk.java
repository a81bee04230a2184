package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small server of ours that shows what the stack makes, in a JVM of its own; it is no Spring application, and starts
 * at once without a cache.
 *
 * @param flags of the JVM
 * @param readiness the path that answers once it is ready
 * @param settings as environment variables
 */
record Desk(
        String name,
        List<String> flags,
        int port,
        String readiness,
        Map<String, String> settings,
        Path builtJar,
        Path jar,
        Path log)
        implements Component {

    static final String TRACES = "trace-desk";
    static final String MAIL = "mail-desk";

    /** Receives what services record, and shows it as waterfalls. */
    static Desk forTraces(Path builtJar, Home home, StackPorts ports) {
        var settings = Map.of(
                "TRACE_DESK_PORT", Integer.toString(ports.traces()),
                "TRACE_DESK_READERS", String.join(",", ports.gatewayOrigins()),
                "OTLP_PORT", Integer.toString(ports.otlp()));
        return of(TRACES, flags(160), ports.traces(), Jaeger.READINESS, settings, builtJar, home);
    }

    /** Takes all mail, and shows it instead of delivering it; too little work for the optimizing compiler. */
    static Desk forMail(Path builtJar, Home home, StackPorts ports) {
        var settings = Map.of(
                "SMTP_PORT", Integer.toString(ports.smtp()),
                "MAIL_DESK_PORT", Integer.toString(ports.mailPages()),
                "PUBLIC_URL", ports.gatewayUrl());
        return of(MAIL, flags(128, "-XX:TieredStopAtLevel=1"), ports.mailPages(), "/readyz", settings, builtJar, home);
    }

    private static Desk of(
            String name,
            List<String> flags,
            int port,
            String readiness,
            Map<String, String> settings,
            Path builtJar,
            Home home) {
        var jar = home.apps().resolve(name + ".jar");
        return new Desk(name, flags, port, readiness, settings, builtJar, jar, home.log(name));
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
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString()));
        return ChildProcess.start(log, command, environment());
    }

    @Override
    public boolean isReady() {
        return Readiness.at(port, readiness);
    }

    /** A desk begins with little of its heap, and takes the rest when it has much to hold. */
    private static List<String> flags(int heapMegabytes, String... more) {
        var flags = new ArrayList<>(JavaCommand.serviceFlags(heapMegabytes));
        flags.add("-Xms16m");
        flags.addAll(List.of(more));
        return flags;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(settings);
        environment.put("BIND_ADDRESS", "127.0.0.1");
        return environment;
    }
}
