package io.tracepress.localstack.traces;

import java.util.Locale;

/** Nanoseconds as people read them. */
final class Durations {

    private static final double NANOS_PER_MILLI = 1e6;

    private Durations() {}

    /** For columns, where the points are below each other: 182.88 ms. */
    static String exact(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
    }

    /** For sentences: 90.0 ms. */
    static String rounded(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "0%" : Math.round(100.0 * part / whole) + "%";
    }
}
