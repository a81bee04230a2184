package io.tracepress.tracedesk;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.List;

/**
 * A span on the time line.
 *
 * @param look solid for what it did itself, pale where it waited for others, queue for an event that just lay there
 * @param hatches what nothing explains
 */
record Bar(String x, String width, String look, List<Hatch> hatches, List<Mark> marks) {

    // Percent of the time line that a text needs.
    private static final double ROOM_FOR_LABEL = 16;
    private static final int MAX_HATCHES = 100;
    private static final int MAX_MARKS = 50;

    /**
     * A gap; the label is empty where there is no room for one.
     *
     * @param kind unaccounted or transit
     */
    record Hatch(String kind, String x, String width, String middle, String label, String title) {

        static Hatch of(Gap gap, TimeScale scale) {
            String text = gap.name() + " " + Durations.text(gap.duration());
            return new Hatch(
                    gap.name(),
                    scale.x(gap.start()),
                    scale.width(gap.duration()),
                    scale.x(gap.start() + gap.duration() / 2),
                    scale.share(gap.duration()) < ROOM_FOR_LABEL ? "" : text,
                    text + ", " + gap.place());
        }
    }

    /** An event. */
    record Mark(String x, boolean exception, String title) {}

    static Bar of(Row row, TimeScale scale) {
        Span span = row.span();
        return new Bar(
                scale.x(span.start()),
                scale.width(span.duration()),
                look(row),
                row.gaps().stream()
                        .limit(MAX_HATCHES)
                        .map(gap -> Hatch.of(gap, scale))
                        .toList(),
                span.events().stream()
                        .limit(MAX_MARKS)
                        .map(event -> mark(event, scale))
                        .toList());
    }

    private static String look(Row row) {
        if (row.span().isQueueWait()) {
            return "queue";
        }
        return row.isNamedOperation() ? "solid" : "pale";
    }

    private static Mark mark(Span.Event event, TimeScale scale) {
        return new Mark(
                scale.x(event.time()),
                event.name().equals("exception"),
                event.name() + " at " + Durations.text(Math.max(0, event.time() - scale.start())));
    }
}
