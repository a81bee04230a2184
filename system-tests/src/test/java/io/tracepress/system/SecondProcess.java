package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A service a second time, as another replica would be: the same jar and environment, with ports of its own. */
final class SecondProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final int managementPort;
    private final Process process;

    private SecondProcess(int managementPort, Process process) {
        this.managementPort = managementPort;
        this.process = process;
    }

    /** Returns when it is ready. Linux tells the environment of a process; elsewhere this fails. */
    static SecondProcess of(ProcessHandle first, Path folder) {
        try {
            int managementPort = freePort();
            var builder = new ProcessBuilder(command(first, folder))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("second.log").toFile());
            builder.environment().putAll(environment(first));
            builder.environment()
                    .putAll(Map.of(
                            "GRPC_PORT", Integer.toString(freePort()),
                            "MANAGEMENT_PORT", Integer.toString(managementPort)));
            var second = new SecondProcess(managementPort, builder.start());
            second.awaitReady();
            return second;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int managementPort() {
        return managementPort;
    }

    @Override
    public void close() {
        process.destroy();
        await().atMost(STOP).until(() -> !process.isAlive());
    }

    private void awaitReady() {
        var management = Client.of("http://127.0.0.1:" + managementPort);
        try {
            await().atMost(START).ignoreExceptions().untilAsserted(() -> {
                if (management.get("/actuator/health/readiness").status() != 200) {
                    throw new AssertionError("not ready");
                }
            });
        } catch (RuntimeException | Error failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    private static List<String> command(ProcessHandle first, Path folder) {
        List<String> command = new ArrayList<>();
        command.add(first.info().command().orElseThrow());
        for (String word : first.info().arguments().orElseThrow()) {
            command.add(word.startsWith("-Djava.io.tmpdir=") ? "-Djava.io.tmpdir=" + folder : word);
        }
        return command;
    }

    private static Map<String, String> environment(ProcessHandle process) throws IOException {
        Map<String, String> environment = new HashMap<>();
        for (String variable : Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"))
                .split("\0")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return environment;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
