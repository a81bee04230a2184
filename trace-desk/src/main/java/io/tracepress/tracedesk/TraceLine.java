package io.tracepress.tracedesk;

import io.tracepress.tracedesk.Outline.Line;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.Locale;

/** A line of the trace's page as its template wants it; exactly one of span, gap and log is not null. */
record TraceLine(int level, int indent, SpanCells span, GapCells gap, LogCells log) {

    // Deeper ones are not indented any further.
    private static final int MAX_INDENT = 24;

    record SpanCells(
            String id,
            String colour,
            String service,
            boolean entersService,
            String name,
            String kind,
            String duration,
            String self,
            boolean failed,
            String failure,
            boolean orphan,
            int otherLinks,
            Bar bar) {}

    /** The share is empty where it would be none. */
    record GapCells(String kind, String duration, String share, String place, Bar.Hatch hatch) {}

    record LogCells(String colour, String x, LogCell line) {}

    /** What all lines of a trace share. */
    record Frame(TimeScale scale, ServiceColours colours) {}

    static TraceLine of(Line line, Frame frame, boolean entersService, boolean orphan) {
        int indent = Math.min(line.level() - 1, MAX_INDENT);
        return new TraceLine(
                line.level(),
                indent,
                line.row() == null ? null : span(line.row(), frame, entersService, orphan),
                line.gap() == null ? null : gap(line, frame),
                line.log() == null ? null : log(line.log(), frame));
    }

    /** The span's name, or something to click on. */
    static String title(Span span) {
        return span.name().isBlank() ? "(no name)" : span.name();
    }

    private static SpanCells span(Row row, Frame frame, boolean entersService, boolean orphan) {
        Span span = row.span();
        return new SpanCells(
                span.id(),
                frame.colours().of(span.service()),
                span.service(),
                entersService,
                title(span),
                span.kind() == SpanKind.INTERNAL ? "" : span.kind().name().toLowerCase(Locale.ROOT),
                Durations.millis(span.duration()),
                Durations.millis(row.selfTime()),
                span.failed(),
                span.failure(),
                orphan,
                (int) span.links().stream()
                        .filter(link -> !link.spanId().equals(span.parentId()))
                        .count(),
                Bar.of(row, frame.scale()));
    }

    private static GapCells gap(Line line, Frame frame) {
        long duration = line.gap().duration();
        return new GapCells(
                line.gap().name(),
                Durations.millis(duration),
                line.share() == 0 ? "" : Durations.percent(line.share()),
                line.gap().place(),
                Bar.Hatch.of(line.gap(), frame.scale()));
    }

    private static LogCells log(LogLine log, Frame frame) {
        return new LogCells(
                frame.colours().of(log.service()),
                frame.scale().x(log.time()),
                LogCell.of(log, frame.scale().start()));
    }
}
