package io.tracepress.waterfall;

/**
 * Time within a span that no child explains; nanoseconds from the Unix epoch.
 *
 * @param place where in the span it lies, such as "before SELECT auth.credentials"
 */
public record Gap(long start, long end, String place) {

    public long duration() {
        return end - start;
    }
}
