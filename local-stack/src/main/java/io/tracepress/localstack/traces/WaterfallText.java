package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.stream.Stream;

/** A waterfall as lines for a screen: a tree of spans with their times, bars to scale, and the gaps worth a look. */
public final class WaterfallText {

    // Shorter ones are what every call costs, and would hide the others.
    private static final long SHORTEST_GAP_NANOS = 500_000;
    private static final int SHORTEST_GAP_PART_OF_ROOT = 20;

    private final Waterfall waterfall;
    private final Screen screen;
    private final Columns columns;
    private final Bars bars;
    private final long total;

    public WaterfallText(Waterfall waterfall, Screen screen) {
        this.waterfall = waterfall;
        this.screen = screen;
        this.columns = Columns.of(waterfall, screen);
        this.bars = new Bars(waterfall.start(), waterfall.duration(), columns.bar());
        this.total = waterfall.trace().root().map(Span::duration).orElse(0L);
    }

    public Stream<String> lines() {
        long shortestGap = Math.max(SHORTEST_GAP_NANOS, total / SHORTEST_GAP_PART_OF_ROOT);
        var body = Line.of(waterfall, shortestGap).stream().flatMap(line -> switch (line) {
            case Line.OfSpan span -> span(span.row());
            case Line.OfGap gap -> gap(gap.gap(), gap.row());
        });
        return Stream.concat(Stream.of(screen.coloured(Colour.FAINT, header())), body);
    }

    private String header() {
        return line(Columns.SERVICE, "span", "duration", "self");
    }

    private Stream<String> span(Row row) {
        var span = row.span();
        var line = line(
                span.service(),
                columns.indent(row.depth()) + SpanNames.of(span, screen),
                Durations.exact(span.duration()),
                Durations.exact(row.selfTime()));
        var bar = bars.bar(span.isQueueWait() ? screen.queueWait() : screen.span(), span.start(), span.end());
        if (span.isQueueWait()) {
            return Stream.of(screen.coloured(Colour.FAINT, pad(line, beforeBar()) + bar));
        }
        if (!span.failed()) {
            return Stream.of(pad(line, beforeBar()) + screen.coloured(Colour.CYAN, bar));
        }
        var failed = screen.coloured(Colour.RED, pad(line, beforeBar()) + bar);
        var reason = note(row.depth() + 1, screen.failure() + " " + SpanNames.in(span.failure()), screen.columns());
        return span.failure().isBlank() ? Stream.of(failed) : Stream.of(failed, screen.coloured(Colour.RED, reason));
    }

    /** On two lines where the place is too long for the columns before the bar. */
    private Stream<String> gap(Gap gap, Row row) {
        int depth = row.depth() + 1;
        // What is no part of the request has no share of it either.
        var share = row.consequence() ? "" : ", " + Durations.percent(gap.duration(), total);
        var length = gap.name() + " " + Durations.rounded(gap.duration()) + share;
        var place = SpanNames.in(gap.place());
        var bar = bars.bar(screen.gap(), gap.start(), gap.end());
        int room = beforeBar() - Columns.BETWEEN.length();
        var oneLine = note(depth, length + ", " + place, Integer.MAX_VALUE);
        var lines = oneLine.length() <= room
                ? Stream.of(pad(oneLine, beforeBar()) + bar)
                : Stream.of(pad(note(depth, length, room), beforeBar()) + bar, note(depth, place, screen.columns()));
        return lines.map(line -> screen.coloured(gap.transit() ? Colour.FAINT : Colour.YELLOW, line));
    }

    private String line(String service, String name, String duration, String self) {
        return String.join(
                Columns.BETWEEN,
                pad(screen.fitted(service, columns.service()), columns.service()),
                pad(screen.fitted(name, columns.name()), columns.name()),
                right(duration),
                right(self));
    }

    /** Below the names, without columns of its own. */
    private String note(int depth, String text, int length) {
        var indent = " ".repeat(columns.service()) + Columns.BETWEEN + columns.indent(depth);
        return screen.fitted(indent + text, length);
    }

    private int beforeBar() {
        return columns.service() + columns.name() + 2 * columns.time() + 4 * Columns.BETWEEN.length();
    }

    private String right(String text) {
        return " ".repeat(Math.max(0, columns.time() - text.length())) + text;
    }

    private static String pad(String text, int length) {
        return text + " ".repeat(Math.max(0, length - text.codePointCount(0, text.length())));
    }
}
