package io.tracepress.system;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * No ghosts: the median self time of a span with children, or of a request without, is at most a tenth of the whole
 * request, or two milliseconds; of a consumer and what is below it, a tenth of the time until all that the request caused
 * has ended. Warm requests stay at half of that; the rest is room for a busy machine.
 */
final class GhostRule {

    private static final double SHARE = 0.1;
    private static final long FLOOR_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private GhostRule() {}

    /** The spans that break the rule in these traces of one endpoint, each with what was measured. */
    static Map<String, String> ghosts(Collection<Trace> traces) {
        var waterfalls = traces.stream().map(Waterfall::of).toList();
        Map<String, String> ghosts = new TreeMap<>();
        long ofRequest =
                limit(traces.stream().map(trace -> trace.root().orElseThrow().duration()));
        long ofAll = limit(waterfalls.stream().map(Waterfall::duration));
        ghosts.putAll(ghosts(waterfalls, false, ofRequest));
        ghosts.putAll(ghosts(waterfalls, true, ofAll));
        return ghosts;
    }

    private static Map<String, String> ghosts(List<Waterfall> waterfalls, boolean ofConsumers, long limit) {
        Map<String, List<Long>> unaccounted = new TreeMap<>();
        for (Waterfall waterfall : waterfalls) {
            int consumer = Integer.MAX_VALUE;
            for (Row row : waterfall.rows()) {
                if (row.depth() <= consumer) {
                    consumer = row.span().kind() == SpanKind.CONSUMER ? row.depth() : Integer.MAX_VALUE;
                }
                if (row.depth() >= consumer == ofConsumers) {
                    unaccounted
                            .computeIfAbsent(name(row.span()), _ -> new ArrayList<>())
                            .add(row.unaccounted());
                }
            }
        }
        Map<String, String> ghosts = new TreeMap<>();
        unaccounted.forEach((span, times) -> {
            if (median(times) > limit) {
                ghosts.put(span, "%.2f ms of its own, at most %.2f".formatted(millis(median(times)), millis(limit)));
            }
        });
        return ghosts;
    }

    private static long limit(Stream<Long> durations) {
        return Math.max(Math.round(median(durations.toList()) * SHARE), FLOOR_NANOS);
    }

    private static String name(Span span) {
        return span.service() + " " + span.name() + " (" + span.kind() + ")";
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }
}
