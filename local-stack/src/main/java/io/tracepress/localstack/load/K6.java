package io.tracepress.localstack.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The user's k6, which runs the scripts of a project folder and shows on the screen how it gets on. */
public record K6(Path program, Path root) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Runs a script of {@code loadtests}; throws {@link LoadException} if k6 does not start. */
    public LoadRun run(String script, Map<String, String> environment, Consumer<ProcessHandle> started) {
        try {
            var folder = Files.createTempDirectory("tracepress-load-");
            var figures = folder.resolve("figures.json");
            var log = folder.resolve("log");
            // The other way round at the exit, and after Ctrl-C as well.
            List.of(folder, figures, log).forEach(path -> path.toFile().deleteOnExit());
            var begun = System.nanoTime();
            int exitCode = await(start(script, environment, figures, log), started);
            return new LoadRun(
                    exitCode,
                    (System.nanoTime() - begun) / NANOS_PER_SECOND,
                    Files.exists(figures) ? Optional.of((ObjectNode) JSON.readTree(figures)) : Optional.empty(),
                    Files.exists(log) ? Files.readAllLines(log) : List.of());
        } catch (IOException e) {
            throw new LoadException("Cannot run " + program + ": " + e.getMessage(), e);
        }
    }

    private Process start(String script, Map<String, String> environment, Path figures, Path log) throws IOException {
        // No address: two runs at a time would want the same port for k6's own API, which nobody asks.
        var command = new ArrayList<>(List.of(
                program.toAbsolutePath().toString(),
                "run",
                "--no-usage-report",
                "--address=",
                "--log-format=raw",
                "--console-output=" + log,
                "loadtests/" + script));
        if (!isTerminal()) {
            // Progress would be a line each second.
            command.add("--quiet");
        }
        var k6 = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        k6.environment().putAll(environment);
        k6.environment().put("SUMMARY", figures.toString());
        k6.environment().put("SLOWEST", "1");
        return k6.start();
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static int await(Process k6, Consumer<ProcessHandle> started) {
        var atExit = new Thread(() -> end(k6), "end of k6");
        Runtime.getRuntime().addShutdownHook(atExit);
        started.accept(k6.toHandle());
        try {
            int exitCode = k6.waitFor();
            Runtime.getRuntime().removeShutdownHook(atExit);
            return exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted while k6 was running", e);
        }
    }

    /** Ctrl-C reaches k6, too, which then tells what it has measured; a second signal would cut it short. */
    private static void end(Process k6) {
        k6.onExit()
                .completeOnTimeout(k6, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        k6.destroy();
        k6.onExit().join();
    }
}
