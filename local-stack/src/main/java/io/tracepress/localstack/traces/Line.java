package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one line shows: a span, or a gap between the spans below one. */
sealed interface Line {

    record OfSpan(Row row) implements Line {}

    record OfGap(Gap gap, Row row) implements Line {}

    /** The rows, and each gap at least that long in its place among the children of its span. */
    static List<Line> of(Waterfall waterfall, long shortestGap) {
        List<Line> lines = new ArrayList<>();
        Deque<OpenSpan> open = new ArrayDeque<>();
        for (var row : waterfall.rows()) {
            while (!open.isEmpty() && open.peek().row().depth() >= row.depth()) {
                open.pop().moveGapsBefore(Long.MAX_VALUE, lines);
            }
            if (!open.isEmpty()) {
                open.peek().moveGapsBefore(row.span().start(), lines);
            }
            lines.add(new OfSpan(row));
            open.push(OpenSpan.of(row, shortestGap));
        }
        open.forEach(span -> span.moveGapsBefore(Long.MAX_VALUE, lines));
        return lines;
    }

    /** A span whose children are being listed, with the gaps that are still to come. */
    record OpenSpan(Row row, Deque<Gap> gaps) {

        static OpenSpan of(Row row, long shortestGap) {
            var notable = row.gaps().stream()
                    .filter(gap -> gap.duration() >= shortestGap)
                    .toList();
            return new OpenSpan(row, new ArrayDeque<>(notable));
        }

        void moveGapsBefore(long moment, List<Line> lines) {
            while (!gaps.isEmpty() && gaps.peek().start() < moment) {
                lines.add(new OfGap(gaps.poll(), row));
            }
        }
    }
}
