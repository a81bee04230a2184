package io.tracepress.tracedesk;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Where a moment lies on the time line of a trace, in percent of its width. */
record TimeScale(long start, long end) {

    private static final int MAX_TICKS = 7;

    // From here on a label would not fit beside the mark.
    private static final double LAST_LABEL = 93;

    /** A mark of the ruler. */
    record Tick(String x, String label) {}

    String x(long time) {
        return percent(time - start);
    }

    /** At least so much that it can be seen. */
    String width(long duration) {
        return String.format(Locale.ROOT, "%.3f%%", Math.max(share(duration), 0.1));
    }

    /** Percent of the whole. */
    double share(long duration) {
        return end == start ? 0 : Math.clamp(100. * duration / (end - start), 0, 100);
    }

    /** Round times from the start on. */
    List<Tick> ticks() {
        long step = step();
        return LongStream.rangeClosed(0, (end - start) / step)
                .map(i -> i * step)
                .mapToObj(time -> new Tick(percent(time), label(time)))
                .toList();
    }

    private String label(long time) {
        if (time == 0) {
            return "0";
        }
        return share(time) > LAST_LABEL ? "" : Durations.text(time);
    }

    private long step() {
        long step = 1;
        for (int i = 0; (end - start) / step > MAX_TICKS; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private String percent(long duration) {
        return String.format(Locale.ROOT, "%.3f%%", share(duration));
    }
}
