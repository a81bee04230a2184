package io.tracepress.localstack.traces;

/** Bars to scale: where in a trace something ran, and how long. */
record Bars(long start, long duration, int cells) {

    /** At least one cell, however short it was. */
    String bar(String cell, long from, long to) {
        int first = Math.min(cell(from), cells - 1);
        int last = Math.max(cell(to), first + 1);
        return " ".repeat(first) + cell.repeat(last - first);
    }

    private int cell(long moment) {
        return duration == 0 ? 0 : (int) Math.round((double) (moment - start) * cells / duration);
    }
}
