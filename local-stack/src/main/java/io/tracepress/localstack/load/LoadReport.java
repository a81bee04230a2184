package io.tracepress.localstack.load;

import io.tracepress.localstack.traces.TraceException;
import io.tracepress.localstack.traces.TraceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What there is to say of a load test beyond the table of its script.
 *
 * @param usage of the processes of the stack, and of k6; empty if the stack is somewhere else
 * @param traces where they are, if it is known
 * @param hashing what the hashing slots can do, if that was the question
 */
public record LoadReport(LoadRun run, List<Usage> usage, Optional<TraceQuery> traces, Optional<HashingLimit> hashing) {

    /** The name of k6 among the processes. */
    public static final String K6 = "k6";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int SLOWEST = 5;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    public LoadReport with(HashingLimit limit) {
        return new LoadReport(run, usage, traces, Optional.of(limit));
    }

    /** None if the script ended before it had figures: k6 has said why. */
    public List<String> lines() {
        if (run.figures().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        if (!usage.isEmpty()) {
            lines.addAll(usageLines());
        }
        hashing.ifPresent(limit -> lines.addAll(hashingLines(limit)));
        var slowest = run.slowest(SLOWEST);
        if (!slowest.isEmpty()) {
            lines.add("  The slowest requests" + (traces.isEmpty() ? ", in the traces of that stack (--url):" : ":"));
            slowest.forEach(request -> lines.add(line(
                    "  %10.2f ms  %-16s./tracepress trace %s%s",
                    request.ms(),
                    request.endpoint(),
                    request.traceId(),
                    isGone(request) ? "   (no longer kept)" : "")));
            lines.add("");
        }
        return lines;
    }

    /** All figures: those of the script, and what is beyond them. */
    public String json() {
        var document = run.figures().map(ObjectNode::deepCopy).orElseGet(JSON::createObjectNode);
        document.put("exitCode", run.exitCode());
        var processes = document.putArray("processes");
        usage.forEach(process -> {
            var node = processes.addObject().put("process", process.process()).put("cpuSeconds", process.cpuSeconds());
            process.megabytes().ifPresent(megabytes -> node.put("megabytes", megabytes));
        });
        var slowest = document.putArray("slowest");
        run.slowest(SLOWEST).forEach(slowest::addPOJO);
        hashing.ifPresent(limit -> document.putObject("hashing")
                .put("slots", limit.slots())
                .put("logins", limit.logins())
                .put("msPerLogin", limit.hashNanos() / NANOS_PER_MILLI)
                .put("loginsPerSecond", limit.loginsPerSecond()));
        return JSON.writeValueAsString(document);
    }

    private List<String> usageLines() {
        var stack = usage.stream().filter(Predicate.not(LoadReport::isK6)).toList();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  %-18s%10s%12s%14s".formatted("process", "CPU s", "of " + CORES + " cores", "memory"));
        stack.forEach(process -> lines.add(line(process)));
        lines.add(line(new Usage(
                "the whole stack",
                stack.stream().mapToDouble(Usage::cpuSeconds).sum(),
                stack.stream()
                        .map(Usage::megabytes)
                        .flatMapToLong(OptionalLong::stream)
                        .reduce(Long::sum))));
        usage.stream().filter(LoadReport::isK6).forEach(k6 -> lines.add(line(k6)));
        lines.add("");
        return lines;
    }

    private String line(Usage process) {
        return line(
                "  %-18s%10.1f%11.0f%%%14s",
                process.process(),
                process.cpuSeconds(),
                100 * process.cpuSeconds() / run.seconds() / CORES,
                process.megabytes().isPresent() ? process.megabytes().getAsLong() + " MiB" : "-");
    }

    private List<String> hashingLines(HashingLimit limit) {
        var lines = new ArrayList<String>();
        lines.add(line(
                "  The two hashes of a login took %.1f ms (median of %d traces), of which %d at a time run:",
                limit.hashNanos() / NANOS_PER_MILLI, limit.logins(), limit.slots()));
        lines.add(line("  that is %.1f logins per second at most.", limit.loginsPerSecond()));
        run.figures()
                .map(figures -> figures.at("/phases/beyond/rate").asDouble())
                .ifPresent(rate -> lines.add(line(
                        "  Asked for far more, the stack served %.1f, %.0f%% of that.",
                        rate, 100 * rate / limit.loginsPerSecond())));
        lines.add("");
        return lines;
    }

    private boolean isGone(SlowRequest request) {
        try {
            return traces.isPresent() && traces.get().trace(request.traceId()).isEmpty();
        } catch (TraceException noAnswer) {
            return true;
        }
    }

    private static boolean isK6(Usage process) {
        return process.process().equals(K6);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
