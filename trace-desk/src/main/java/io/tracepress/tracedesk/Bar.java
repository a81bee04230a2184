package io.tracepress.tracedesk;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.List;

/** A span on the time line: what it did itself is solid, what it waited for is pale, what nothing explains is hatched. */
record Bar(String x, String width, boolean solid, List<Hatch> hatches, List<Mark> marks) {

    // Percent of the time line that a text needs.
    private static final double ROOM_FOR_LABEL = 16;
    private static final int MAX_HATCHES = 100;
    private static final int MAX_MARKS = 50;

    /** Unaccounted time; the label is empty where there is no room for one. */
    record Hatch(String x, String width, String middle, String label, String title) {

        static Hatch of(Gap gap, TimeScale scale) {
            String text = "unaccounted " + Durations.text(gap.duration());
            return new Hatch(
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
                row.isNamedOperation(),
                row.gaps().stream()
                        .limit(MAX_HATCHES)
                        .map(gap -> Hatch.of(gap, scale))
                        .toList(),
                span.events().stream()
                        .limit(MAX_MARKS)
                        .map(event -> mark(event, scale))
                        .toList());
    }

    private static Mark mark(Span.Event event, TimeScale scale) {
        return new Mark(
                scale.x(event.time()),
                event.name().equals("exception"),
                event.name() + " at " + Durations.text(Math.max(0, event.time() - scale.start())));
    }
}
