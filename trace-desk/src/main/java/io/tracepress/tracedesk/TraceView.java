package io.tracepress.tracedesk;

import static java.util.stream.Collectors.toSet;

import io.tracepress.tracedesk.Outline.Line;
import io.tracepress.tracedesk.TimeScale.Tick;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.UnconsumedEvent;
import io.tracepress.waterfall.Waterfall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The page of a trace as its template wants it. */
record TraceView(
        TraceSummary summary,
        List<OwnTime> services,
        List<OwnTime> operations,
        List<Tick> ticks,
        List<TraceLine> lines,
        int hiddenLines,
        List<LogCell> logs,
        int orphans,
        boolean incomplete,
        boolean unanswered,
        List<String> unconsumed,
        int dropped,
        boolean young) {

    static TraceView of(HeldTrace held, ServiceColours colours, int maxLines, boolean young) {
        Trace trace = held.trace();
        Waterfall waterfall = Waterfall.of(trace);
        List<LogLine> logs = held.logLines();
        TimeScale scale = new TimeScale(waterfall.start(), waterfall.end());
        List<Line> lines = new Outline(waterfall, logs).lines();
        return new TraceView(
                TraceSummary.of(waterfall, colours),
                OwnTime.ofServices(waterfall, colours),
                OwnTime.ofOperations(waterfall, colours),
                scale.ticks(),
                lines(
                        lines.stream().limit(maxLines).toList(),
                        new TraceLine.Frame(scale, colours),
                        trace.orphans().stream().map(Span::id).collect(toSet())),
                Math.max(0, lines.size() - maxLines),
                logs.stream()
                        .limit(maxLines)
                        .map(log -> LogCell.of(log, scale.start()))
                        .toList(),
                trace.orphans().size(),
                !trace.isComplete(),
                !trace.callsWithoutService().isEmpty(),
                trace.unconsumedEvents().stream().map(UnconsumedEvent::text).toList(),
                held.dropped(),
                young);
    }

    /** The service of a span is named where it is another one than its parent's. */
    private static List<TraceLine> lines(List<Line> lines, TraceLine.Frame frame, Set<String> orphans) {
        List<TraceLine> views = new ArrayList<>();
        Deque<Line> ancestors = new ArrayDeque<>();
        for (Line line : lines) {
            while (!ancestors.isEmpty() && ancestors.peek().level() >= line.level()) {
                ancestors.pop();
            }
            boolean enters = line.row() != null
                    && (ancestors.isEmpty()
                            || !ancestors
                                    .peek()
                                    .row()
                                    .span()
                                    .service()
                                    .equals(line.row().span().service()));
            views.add(TraceLine.of(
                    line,
                    frame,
                    enters,
                    line.row() != null && orphans.contains(line.row().span().id())));
            if (line.row() != null) {
                ancestors.push(line);
            }
        }
        return views;
    }
}
