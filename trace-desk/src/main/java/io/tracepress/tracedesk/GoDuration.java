package io.tracepress.tracedesk;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Durations as Go, and so Jaeger, writes them: {@code 1.5s}, {@code 100ms}, {@code 1h15m}. */
final class GoDuration {

    private static final Map<String, Double> NANOS = Map.of(
            "ns", 1., "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3_600e9, "d", 86_400e9);
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h|d)");

    private GoDuration() {}

    /** Nanoseconds; throws {@link IllegalArgumentException} on anything else. */
    static long parse(String text) {
        if (!text.matches("(?:" + PART + ")+")) {
            throw new IllegalArgumentException("time: invalid duration \"" + text + "\"");
        }
        return (long)
                PART.matcher(text).results().mapToDouble(GoDuration::nanos).sum();
    }

    private static double nanos(MatchResult part) {
        return Double.parseDouble(part.group(1)) * NANOS.get(part.group(2));
    }
}
