package io.tracepress.tracedesk;

import static java.util.stream.Collectors.groupingBy;

import io.tracepress.waterfall.Gap;
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

    /** Part of the trace from which on a gap gets a line of its own. */
    private static final double NOTABLE = 0.03;

    /** Exactly one of row, gap and log is not null. */
    record Line(int level, long time, Row row, Gap gap, LogLine log) {}

    private final Map<String, List<Row>> children;
    private final Map<String, List<LogLine>> logs;
    private final List<Row> tops;
    private final double notable;

    Outline(Waterfall waterfall, List<LogLine> logs) {
        this.children = waterfall.rows().stream()
                .filter(row -> row.depth() > 0)
                .collect(groupingBy(row -> row.span().parentId()));
        this.tops = waterfall.rows().stream().filter(row -> row.depth() == 0).toList();
        this.logs = logs.stream().collect(groupingBy(LogLine::spanId));
        this.notable = waterfall.duration() * NOTABLE;
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
                                .map(log -> new Line(level, log.time(), null, null, log)),
                        row.gaps().stream()
                                .filter(gap -> gap.duration() >= notable)
                                .map(gap -> new Line(level, gap.start(), null, gap, null)),
                        children.getOrDefault(row.span().id(), List.of()).stream()
                                .map(Outline::line))
                .flatMap(lines -> lines)
                .sorted(Comparator.comparingLong(Line::time))
                .toList();
    }

    private static Line line(Row row) {
        return new Line(row.depth() + 1, row.span().start(), row, null, null);
    }
}
