package io.tracepress.waterfall;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A trace as rows from top to bottom, each span below its parent, with the time that nothing explains. */
public record Waterfall(Trace trace, List<Row> rows) {

    /**
     * A span in its place. Times are nanoseconds.
     *
     * @param depth 0 for a span without a parent
     * @param children how many spans are directly below it
     * @param gaps where time passes unexplained: around the children of a span, or all of a request that has none
     */
    public record Row(Span span, int depth, int children, List<Gap> gaps) {

        /** Without children, and no request: it is its own explanation. */
        public boolean isNamedOperation() {
            return children == 0 && gaps.isEmpty();
        }

        /** Time that the span spent itself, not in its children. */
        public long selfTime() {
            return children == 0 ? span.duration() : unaccounted();
        }

        /** Self time that has no name: a childless operation is its own explanation, a request is not. */
        public long unaccounted() {
            return gaps.stream().mapToLong(Gap::duration).sum();
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

    /** Nanoseconds of the root in which no named operation ran. */
    public long unaccounted() {
        return trace.root().map(this::unaccountedOf).orElse(0L);
    }

    /** The part of the root in which no named operation ran, from 0 to 1. */
    public double unaccountedShare() {
        long total = trace.root().map(Span::duration).orElse(0L);
        return total == 0 ? 0 : (double) unaccounted() / total;
    }

    private long unaccountedOf(Span root) {
        List<Span> named =
                rows.stream().filter(Row::isNamedOperation).map(Row::span).toList();
        return Gaps.in(root, named).stream().mapToLong(Gap::duration).sum();
    }

    private static final class Walk {

        private final Trace trace;
        private final Map<String, List<Span>> children;
        private final Set<String> seen = new HashSet<>();
        private final List<Row> rows = new ArrayList<>();

        private Walk(Trace trace) {
            this.trace = trace;
            this.children = trace.spans().stream().collect(groupingBy(Span::parentId));
        }

        private List<Row> rows() {
            trace.tops().forEach(this::addTree);
            // Spans that call each other parent have no top; they are shown all the same.
            trace.spans().forEach(this::addTree);
            return List.copyOf(rows);
        }

        /** Without recursion, as a trace can be deeper than the stack. */
        private void addTree(Span top) {
            Deque<Placed> waiting = new ArrayDeque<>(List.of(new Placed(top, 0)));
            while (!waiting.isEmpty()) {
                Placed placed = waiting.pop();
                Span span = placed.span();
                if (seen.add(span.id())) {
                    List<Span> below = children.getOrDefault(span.id(), List.of());
                    rows.add(new Row(span, placed.depth(), below.size(), gaps(span, below)));
                    below.reversed().forEach(child -> waiting.push(new Placed(child, placed.depth() + 1)));
                }
            }
        }

        private record Placed(Span span, int depth) {}

        private static List<Gap> gaps(Span span, List<Span> below) {
            boolean request = span.kind() == SpanKind.SERVER || span.kind() == SpanKind.CONSUMER;
            return below.isEmpty() && !request ? List.of() : Gaps.in(span, below);
        }
    }
}
