package io.tracepress.localstack;

import io.tracepress.localstack.load.HashingLimit;
import io.tracepress.localstack.traces.TraceException;
import io.tracepress.localstack.traces.TraceQuery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "login-load",
        description =
                "Log in ever more often, up to three times what bcrypt can do, and tell what that does to the stack.")
final class LoginLoadCommand implements Callable<Integer> {

    @Mixin
    private LoadOptions load;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Logins per second to take for the limit (default: measured at the beginning).")
    private Double rate;

    @Override
    public Integer call() {
        var begin = Instant.now();
        var report = load.run("login.js", rate == null ? Map.of() : Map.of("RATE", rate.toString()));
        return load.tell(report.traces()
                .flatMap(traces -> limit(begin, traces))
                .map(report::with)
                .orElse(report));
    }

    private static Optional<HashingLimit> limit(Instant begin, TraceQuery traces) {
        try {
            return HashingLimit.since(begin, Services.HASHING_SLOTS, traces);
        } catch (TraceException noAnswer) {
            System.err.println(noAnswer.getMessage());
            return Optional.empty();
        }
    }
}
