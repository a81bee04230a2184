package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Show the end of one log or of all.")
final class LogsCommand implements Callable<Integer> {

    /** The launcher's own output is there when it runs in the background. */
    private static final List<String> NAMES =
            Stream.concat(StackPlan.names().stream(), Stream.of("stack")).toList();

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @Mixin
    private StackOptions options;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "20",
            description = "Lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "For example auth-service, postgres or redis.")
    private String service;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws InterruptedException {
        var names = service == null ? NAMES : List.of(known(service));
        var logs = names.stream()
                .map(name -> new FollowedLog(name, options.home().log(name)))
                .toList();
        logs.forEach(log -> print(log, log.last(lines)));
        while (follow) {
            Thread.sleep(POLL_INTERVAL);
            logs.forEach(log -> print(log, log.added()));
        }
        return 0;
    }

    private static String known(String name) {
        if (!StackPlan.names().contains(name)) {
            throw new StackException(
                    "No service is called " + name + "; there are " + String.join(", ", StackPlan.names()));
        }
        return name;
    }

    private void print(FollowedLog log, List<String> lines) {
        var prefix = service == null ? "%-15s | ".formatted(log.name()) : "";
        lines.forEach(line -> out.println(prefix + line));
    }
}
