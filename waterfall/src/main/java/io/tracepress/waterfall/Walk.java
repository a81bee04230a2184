package io.tracepress.waterfall;

import static java.util.stream.Collectors.groupingBy;

import io.tracepress.waterfall.Waterfall.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One way through a trace, from each top down. */
final class Walk {

    private final Trace trace;
    private final Map<String, List<Span>> children;
    private final Set<String> seen = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    private record Placed(Span span, int depth, boolean consequence) {}

    Walk(Trace trace) {
        this.trace = trace;
        this.children = trace.spans().stream().collect(groupingBy(Span::parentId));
    }

    List<Row> rows() {
        trace.root().ifPresent(root -> addTree(new Placed(root, 0, false)));
        var consequences = consequences(trace.orphans());
        trace.orphans().forEach(orphan -> addTree(new Placed(orphan, 0, consequences.contains(orphan))));
        // Spans that call each other parent have no top; they are shown all the same.
        trace.spans().forEach(span -> addTree(new Placed(span, 0, false)));
        return List.copyOf(rows);
    }

    /** Without recursion, as a trace can be deeper than the stack. */
    private void addTree(Placed top) {
        Deque<Placed> waiting = new ArrayDeque<>(List.of(top));
        while (!waiting.isEmpty()) {
            Placed placed = waiting.pop();
            Span span = placed.span();
            if (seen.add(span.id())) {
                List<Span> below = children.getOrDefault(span.id(), List.of());
                List<Span> consequences = consequences(below);
                rows.add(row(placed, below, consequences));
                below.reversed()
                        .forEach(child -> waiting.push(new Placed(
                                child, placed.depth() + 1, placed.consequence() || consequences.contains(child))));
            }
        }
    }

    /** What goes on beside their parent or after it: an event in a queue, its way out, and what a consumer makes of it. */
    private static List<Span> consequences(List<Span> children) {
        boolean queued = children.stream().anyMatch(Span::isQueueWait);
        return children.stream()
                .filter(child -> child.isQueueWait()
                        || child.kind() == SpanKind.CONSUMER
                        || (queued && child.kind() == SpanKind.PRODUCER))
                .toList();
    }

    private static Row row(Placed placed, List<Span> below, List<Span> consequences) {
        List<Span> parts = below.stream()
                .filter(child -> child.start() < placed.span().end() && !consequences.contains(child))
                .toList();
        return new Row(placed.span(), placed.depth(), placed.consequence(), parts.size(), gaps(placed.span(), parts));
    }

    private static List<Gap> gaps(Span span, List<Span> parts) {
        boolean request = span.kind() == SpanKind.SERVER || span.kind() == SpanKind.CONSUMER;
        if (parts.isEmpty() && !request) {
            return List.of();
        }
        boolean answered = parts.size() == 1 && parts.getFirst().kind() == SpanKind.SERVER;
        return span.isCall() && answered ? Gaps.around(span, parts.getFirst()) : Gaps.in(span, parts);
    }
}
