package io.tracepress.waterfall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of a span in which nothing else ran. */
final class Gaps {

    // What a call needs between two warm services, with room for a busy machine; a longer one stays unaccounted as a
    // whole, so that a ghost cannot hide on the way.
    private static final long LONGEST_TRANSIT_NANOS = 1_000_000;

    private Gaps() {}

    static List<Gap> in(Span span, List<? extends Stretch> others) {
        List<Gap> gaps = new ArrayList<>();
        long reached = span.start();
        String previous = "";
        for (Stretch other : inOrder(span, others)) {
            if (other.start() > reached) {
                gaps.add(Gap.unaccounted(reached, other.start(), place(previous, other.name())));
            }
            if (other.end() > reached) {
                reached = other.end();
                previous = other.name();
            }
        }
        if (reached < span.end()) {
            gaps.add(Gap.unaccounted(reached, span.end(), place(previous, "")));
        }
        return List.copyOf(gaps);
    }

    /**
     * The same between the two sides of a call: no span of either service can show the network and the hand-off between
     * their threads, so a short gap there is named for what it is.
     */
    static List<Gap> around(Span call, Span answer) {
        return in(call, List.of(answer)).stream()
                .map(gap -> gap.duration() <= LONGEST_TRANSIT_NANOS ? gap.inTransit() : gap)
                .toList();
    }

    /** What is sent after the span has ended, such as mail after an answer, explains none of its time. */
    private static List<? extends Stretch> inOrder(Span span, List<? extends Stretch> others) {
        return others.stream()
                .filter(other -> other.start() < span.end() && other.end() > span.start())
                .sorted(Comparator.comparingLong(Stretch::start))
                .toList();
    }

    private static String place(String previous, String next) {
        if (previous.isEmpty()) {
            return next.isEmpty() ? "no child spans" : "before " + next;
        }
        return next.isEmpty() ? "after " + previous : "between " + previous + " and " + next;
    }
}
