package io.tracepress.waterfall;

import java.util.List;
import java.util.stream.Stream;

/** A trace as rows from top to bottom, each span below its parent, with the time that nothing explains. */
public record Waterfall(Trace trace, List<Row> rows) {

    /**
     * A span in its place. Times are nanoseconds.
     *
     * @param depth 0 for a span without a parent
     * @param consequence it is of an event that the request caused, and explains none of the request's time
     * @param parts how many of the spans directly below it ran while it did
     * @param gaps where time passes unexplained: around the parts of a span, or all of a request that has none
     */
    public record Row(Span span, int depth, boolean consequence, int parts, List<Gap> gaps) {

        /** Without parts, and no request: it is its own explanation. */
        public boolean isNamedOperation() {
            return parts == 0 && gaps.isEmpty();
        }

        /** Time that the span spent itself, not in its parts. */
        public long selfTime() {
            return isNamedOperation() ? span.duration() : total(gaps.stream());
        }

        /** Self time that has no name: an operation without parts is its own explanation, a request is not. */
        public long unaccounted() {
            return total(gaps.stream().filter(gap -> !gap.transit()));
        }
    }

    public static Waterfall of(Trace trace) {
        return new Waterfall(trace, new Walk(trace).rows());
    }

    /** From the first span's start to the last one's end, which may be later than the request's. */
    public long duration() {
        return end() - start();
    }

    public long start() {
        return trace.spans().stream().mapToLong(Span::start).min().orElse(0);
    }

    public long end() {
        return trace.spans().stream().mapToLong(Span::end).max().orElse(0);
    }

    /** Whether something that the root caused went on after its end. */
    public boolean outlivesRoot() {
        return trace.root().filter(root -> root.end() < end()).isPresent();
    }

    /** Nanoseconds of the root in which no named operation ran, and no call was on its way. */
    public long unaccounted() {
        return timeOfRootWithout(Stream.concat(operations(), transits()));
    }

    /** Nanoseconds of the root in which calls were on their way, and nothing else ran. */
    public long transit() {
        return timeOfRootWithout(operations()) - unaccounted();
    }

    /** The unaccounted part of the root, from 0 to 1. */
    public double unaccountedShare() {
        long total = trace.root().map(Span::duration).orElse(0L);
        return total == 0 ? 0 : (double) unaccounted() / total;
    }

    private long timeOfRootWithout(Stream<Stretch> explanations) {
        List<Stretch> explained = explanations.toList();
        return trace.root()
                .map(root -> total(Gaps.in(root, explained).stream()))
                .orElse(0L);
    }

    private Stream<Stretch> operations() {
        return ofTheRequest().filter(Row::isNamedOperation).map(Row::span);
    }

    private Stream<Stretch> transits() {
        return ofTheRequest()
                .flatMap(row -> row.gaps().stream())
                .filter(Gap::transit)
                .map(gap -> gap);
    }

    private Stream<Row> ofTheRequest() {
        return rows.stream().filter(row -> !row.consequence());
    }

    private static long total(Stream<Gap> gaps) {
        return gaps.mapToLong(Gap::duration).sum();
    }
}
