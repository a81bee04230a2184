package io.tracepress.tracedesk;

import static java.util.stream.Collectors.groupingBy;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A trace from top to bottom: below each span, in the order of time, its children, log lines and notable gaps. */
final class Outline {

    /** Part of the request from which on a gap gets a line of its own, however long the trace goes on after it. */
    private static final double NOTABLE = 0.03;

    /**
     * Exactly one of row, gap and log is not null.
     *
     * @param share of the request that a gap has, or 0 where it is no part of the request
     */
    record Line(int level, long time, Row row, Gap gap, double share, LogLine log) {}

    private final Map<String, List<Row>> children;
    private final Map<String, List<LogLine>> logs;
    private final List<Row> tops;
    private final long request;

    Outline(Waterfall waterfall, List<LogLine> logs) {
        this.children = waterfall.rows().stream()
                .filter(row -> row.depth() > 0)
                .collect(groupingBy(row -> row.span().parentId()));
        this.tops = waterfall.rows().stream().filter(row -> row.depth() == 0).toList();
        this.logs = logs.stream().collect(groupingBy(LogLine::spanId));
        this.request = waterfall.trace().root().map(Span::duration).orElse(waterfall.duration());
    }

    /** Without recursion, as a trace can be deeper than the stack. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Deque<Line> waiting = new ArrayDeque<>(tops.stream().map(Outline::line).toList());
        while (!waiting.isEmpty()) {
            Line line = waiting.pop();
            lines.add(line);
            if (line.row() != null) {
                below(line.row()).reversed().forEach(waiting::push);
            }
        }
        return lines;
    }

    private List<Line> below(Row row) {
        int level = row.depth() + 2;
        return Stream.of(
                        logs.getOrDefault(row.span().id(), List.of()).stream()
                                .map(log -> new Line(level, log.time(), null, null, 0, log)),
                        row.gaps().stream()
                                .filter(gap -> gap.duration() >= request * NOTABLE)
                                .map(gap -> new Line(level, gap.start(), null, gap, share(row, gap), null)),
                        children.getOrDefault(row.span().id(), List.of()).stream()
                                .map(Outline::line))
                .flatMap(lines -> lines)
                .sorted(Comparator.comparingLong(Line::time))
                .toList();
    }

    private double share(Row row, Gap gap) {
        return row.consequence() || request == 0 ? 0 : (double) gap.duration() / request;
    }

    private static Line line(Row row) {
        return new Line(row.depth() + 1, row.span().start(), row, null, 0, null);
    }
}
