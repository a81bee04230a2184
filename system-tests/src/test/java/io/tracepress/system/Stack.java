package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A whole stack in a folder of its own, run by the launcher behind ./tracepress, beside one that may be up. */
final class Stack implements AutoCloseable {

    static final int PORT_OFFSET = Integer.getInteger("tracepress.port-offset");
    // It costs a run of each service, and pays where they start often.
    private static final boolean STARTUP_CACHE = Boolean.getBoolean("tracepress.startup-cache");
    private static final Path ROOT = Path.of(System.getProperty("tracepress.root"));
    private static final Duration START = Duration.ofMinutes(STARTUP_CACHE ? 6 : 3);
    private static final Duration STOP = Duration.ofSeconds(60);
    // What lives for a minute only is not worth optimizing.
    static final Map<String, String> QUICK_START = Map.of("TRACEPRESS_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    // All use the same ports.
    private static Stack running;

    private final Path home;
    private final Map<String, String> environment;
    private Process launcher;

    Stack(Path home) {
        this(home, QUICK_START);
    }

    Stack(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** What a command printed and how it ended. */
    record Result(int exitCode, String output) {}

    String url() {
        return "http://127.0.0.1:" + port(8080);
    }

    String tracesUrl() {
        return "http://localhost:" + port(16686);
    }

    static int port(int standard) {
        return standard + PORT_OFFSET;
    }

    Path home() {
        return home;
    }

    Databases databases() {
        return new Databases(home.resolve("secrets"));
    }

    ProcessHandle launcher() {
        return launcher.toHandle();
    }

    /**
     * Starts the stack, after the end of any other one, and returns when it says that it is ready; fails with its output
     * when it ends before.
     */
    Stack up() {
        if (running != null && running != this) {
            running.close();
        }
        running = this;
        launcher = start(upLog(), upCommand());
        await().atMost(START).until(() -> output(upLog()).contains("Ready in") || !launcher.isAlive());
        if (!launcher.isAlive()) {
            throw new AssertionError("up ended with " + launcher.exitValue() + ":\n" + output(upLog()));
        }
        return this;
    }

    boolean isUp() {
        return launcher != null && launcher.isAlive();
    }

    /** The same command while a stack may be up, run to its end. */
    Result upAgain() {
        return run(upCommand());
    }

    /** What the launcher that stays has printed. */
    String printed() {
        return output(upLog());
    }

    Result run(String... command) {
        Path log = home.resolveSibling("command.log");
        Process process = start(log, command);
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end of: " + String.join(" ", command) + "\n" + output(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return new Result(process.exitValue(), output(log));
    }

    /** The process id that status shows for a process. */
    ProcessHandle process(String name) {
        return run("status")
                .output()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[0].equals(name))
                .map(columns -> ProcessHandle.of(Long.parseLong(columns[1])).orElseThrow())
                .findFirst()
                .orElseThrow(() -> new AssertionError("status does not show " + name));
    }

    /** Ends a process as kill -9 does; the launcher starts it again. */
    void kill(String name) {
        launcher.children()
                .filter(process -> process.info().commandLine().orElse("").contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not running:\n" + printed()))
                .destroyForcibly();
    }

    /** How often the launcher has said that a process is back. */
    long comebacks(String name) {
        return printed()
                .lines()
                .filter(line -> line.startsWith(name + " is ready again"))
                .count();
    }

    /** Ended orphans stay in the process table where the first process reaps none; they have no command any more. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** The process neither answers nor ends until the returned handle is closed. */
    Suspension suspended(String name) {
        ProcessHandle process = process(name);
        signal("STOP", process);
        return () -> signal("CONT", process);
    }

    interface Suspension extends AutoCloseable {

        @Override
        void close();
    }

    static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (isUp()) {
            launcher.destroy();
            await().atMost(STOP).until(() -> !launcher.isAlive());
        }
        run("down");
    }

    private static String[] upCommand() {
        String offset = Integer.toString(PORT_OFFSET);
        return STARTUP_CACHE
                ? new String[] {"up", "--port-offset", offset}
                : new String[] {"up", "--port-offset", offset, "--no-startup-cache"};
    }

    private Process start(Path log, String... command) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                ROOT.resolve("local-stack/target/local-stack-exec.jar").toString()));
        words.addAll(List.of(command));
        words.addAll(List.of("--root", ROOT.toString(), "--home", home.toString()));
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path upLog() {
        return home.resolveSibling("up.log");
    }

    private static String output(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
