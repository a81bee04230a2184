package io.tracepress.localstack;

import io.tracepress.localstack.load.K6;
import io.tracepress.localstack.load.LoadReport;
import io.tracepress.localstack.traces.TraceQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that run a load test, and what they have in common. */
final class LoadOptions {

    private static final int COMPLAINTS_SHOWN = 10;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Of the gateway (default: that of the running stack, or http://localhost:8080).")
    private String target;

    @Option(names = "--report", paramLabel = "FILE", description = "Write k6's HTML report there, too.")
    private Path htmlFile;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there for programs.")
    private Path jsonFile;

    @Option(
            names = "--k6",
            paramLabel = "PROGRAM",
            required = true,
            defaultValue = "${env:K6}",
            description = "The k6 to use (default: K6).")
    private Path k6;

    private final PrintStream out = System.out;

    LoadReport run(String script, Map<String, String> settings) {
        var local = localTarget();
        var environment = new HashMap<>(settings);
        environment.put("TARGET", target == null ? new RunningStack(stack.home()).gatewayUrl() : target);
        if (htmlFile != null) {
            environment.put("K6_WEB_DASHBOARD", "true");
            environment.put("K6_WEB_DASHBOARD_EXPORT", htmlFile.toAbsolutePath().toString());
            // Without a port (-1), k6 1.8 takes any on all interfaces instead of none.
            environment.put("K6_WEB_DASHBOARD_HOST", "127.0.0.1");
            environment.put("K6_WEB_DASHBOARD_PORT", "0");
        }
        try (var usage = new ProcessUsage()) {
            local.ifPresent(state -> state.processes()
                    .forEach((name, id) -> id.find().ifPresent(process -> usage.watch(name, process))));
            var run = new K6(k6, stack.root()).run(script, environment, process -> usage.watch(LoadReport.K6, process));
            return new LoadReport(
                    run,
                    local.isPresent() ? usage.soFar() : List.of(),
                    local.map(state -> new TraceQuery(state.tracesUrl())),
                    Optional.empty());
        }
    }

    /** Tells the report, and returns the exit code of k6. */
    int tell(LoadReport report) {
        var complaints = report.run().complaints();
        complaints.stream().limit(COMPLAINTS_SHOWN).forEach(System.err::println);
        if (complaints.size() > COMPLAINTS_SHOWN) {
            System.err.println("… and " + (complaints.size() - COMPLAINTS_SHOWN) + " lines more");
        }
        report.lines().forEach(out::println);
        if (jsonFile != null) {
            write(report.json());
        }
        return report.run().exitCode();
    }

    /** The stack of this machine, if that is what the load goes to. */
    private Optional<StackState> localTarget() {
        return new RunningStack(stack.home())
                .state()
                .filter(state -> target == null || target.replaceAll("/+$", "").equals(state.gatewayUrl()));
    }

    private void write(String json) {
        try {
            Files.writeString(jsonFile, json + "\n");
        } catch (IOException e) {
            throw new StackException("Cannot write " + jsonFile + ": " + e.getMessage(), e);
        }
    }
}
