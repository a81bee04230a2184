package io.tracepress.tracedesk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Nanoseconds as people read them. */
final class Durations {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000 * MICRO;
    private static final long SECOND = 1_000 * MILLI;
    private static final long MINUTE = 60 * SECOND;
    private static final MathContext DIGITS = new MathContext(3);

    private Durations() {}

    /** With its unit, such as 104 ms or 6.93 ms. */
    static String text(long nanos) {
        if (nanos < MICRO) {
            return nanos + " ns";
        }
        if (nanos < MILLI) {
            return rounded(nanos, MICRO) + " µs";
        }
        if (nanos < SECOND) {
            return rounded(nanos, MILLI) + " ms";
        }
        return nanos < MINUTE
                ? rounded(nanos, SECOND) + " s"
                : nanos / MINUTE + " min " + nanos % MINUTE / SECOND + " s";
    }

    /** Milliseconds for a column of numbers. */
    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.2f", nanos / (double) MILLI);
    }

    static String percent(double share) {
        return share > 0 && share < 0.01 ? "<1%" : Math.round(share * 100) + "%";
    }

    private static String rounded(long nanos, long unit) {
        BigDecimal number =
                BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit)).round(DIGITS);
        return number.stripTrailingZeros().toPlainString();
    }
}
