package io.tracepress.waterfall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The parts of a span in which none of some other spans ran. */
final class Gaps {

    private Gaps() {}

    static List<Gap> in(Span span, List<Span> others) {
        List<Gap> gaps = new ArrayList<>();
        long reached = span.start();
        String previous = "";
        for (Span other : inOrder(span, others)) {
            if (other.start() > reached) {
                gaps.add(new Gap(reached, other.start(), place(previous, other.name())));
            }
            if (other.end() > reached) {
                reached = other.end();
                previous = other.name();
            }
        }
        if (reached < span.end()) {
            gaps.add(new Gap(reached, span.end(), place(previous, "")));
        }
        return List.copyOf(gaps);
    }

    /** What is sent after the span has ended, such as mail after an answer, explains none of its time. */
    private static List<Span> inOrder(Span span, List<Span> others) {
        return others.stream()
                .filter(other -> other.start() < span.end() && other.end() > span.start())
                .sorted(Comparator.comparingLong(Span::start))
                .toList();
    }

    private static String place(String previous, String next) {
        if (previous.isEmpty()) {
            return next.isEmpty() ? "no child spans" : "before " + next;
        }
        return next.isEmpty() ? "after " + previous : "between " + previous + " and " + next;
    }
}
