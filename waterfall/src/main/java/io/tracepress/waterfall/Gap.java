package io.tracepress.waterfall;

/**
 * Time within a span that no child explains; nanoseconds from the Unix epoch.
 *
 * @param place where in the span it lies, such as "before SELECT auth.credentials"
 * @param transit it lies between the two sides of a call, and is as short as the way between them may be
 */
public record Gap(long start, long end, String place, boolean transit) implements Stretch {

    static Gap unaccounted(long start, long end, String place) {
        return new Gap(start, end, place, false);
    }

    Gap inTransit() {
        return new Gap(start, end, place, true);
    }

    @Override
    public String name() {
        return transit ? "transit" : "unaccounted";
    }

    public long duration() {
        return end - start;
    }
}
