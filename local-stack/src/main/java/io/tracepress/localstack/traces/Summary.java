package io.tracepress.localstack.traces;

import static java.util.stream.Collectors.joining;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a trace comes to, in a few lines. */
public record Summary(Waterfall waterfall, String page) {

    private static final int NAMED_AT_MOST = 5;

    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Trace " + trace().id() + ": " + times() + "; " + counts());
        if (!trace().isComplete()) {
            lines.add("Incomplete: " + missing());
        }
        lines.add(page);
        return lines;
    }

    private Trace trace() {
        return waterfall.trace();
    }

    private String times() {
        long total = trace().root().map(Span::duration).orElse(0L);
        var transit = waterfall.transit() == 0 ? "" : ", " + part("transit", waterfall.transit(), total);
        var consequences = waterfall.outlivesRoot()
                ? "; all that it caused ended after " + Durations.rounded(waterfall.duration())
                : "";
        return Durations.rounded(total) + ", " + part("unaccounted", waterfall.unaccounted(), total) + transit
                + consequences;
    }

    private static String part(String name, long part, long total) {
        return name + " " + Durations.rounded(part) + ", " + Durations.percent(part, total);
    }

    private String counts() {
        int spans = trace().spans().size();
        long services = trace().spans().stream().map(Span::service).distinct().count();
        return spans
                + (spans == 1 ? " span of " : " spans of ")
                + services
                + (services == 1 ? " service" : " services");
    }

    private String missing() {
        var missing = missing(trace());
        var more = missing.size() > NAMED_AT_MOST ? ", and " + (missing.size() - NAMED_AT_MOST) + " more" : "";
        return missing.stream().limit(NAMED_AT_MOST).collect(joining(", ")) + more;
    }

    /** What is known to be missing of a trace, in words. */
    static List<String> missing(Trace trace) {
        if (trace.root().isEmpty()) {
            return List.of("the first span");
        }
        return Stream.of(
                        trace.orphans().stream()
                                .map(orphan -> "the parent of " + SpanNames.of(orphan) + " of " + orphan.service()),
                        trace.callsWithoutService().stream()
                                .map(call -> "the service's span of " + SpanNames.in(call.name())),
                        trace.unconsumedEvents().stream().map(event -> SpanNames.in(event.text())))
                .flatMap(missing -> missing)
                .distinct()
                .toList();
    }
}
