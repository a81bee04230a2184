package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Waterfall;

/** How wide each column is: the names give way first, as far as the bars need it. */
record Columns(int service, int name, int time, int bar) {

    static final String BETWEEN = "  ";
    static final String SERVICE = "service";
    private static final int WIDEST_SERVICE = 18;
    private static final int NARROWEST_NAME = 16;
    private static final int NARROWEST_BAR = 12;
    private static final int WIDEST_BAR = 60;
    private static final int INDENT = 2;

    static Columns of(Waterfall waterfall, Screen screen) {
        int service = Math.clamp(longestService(waterfall), SERVICE.length(), WIDEST_SERVICE);
        int time = Math.max(8, Durations.exact(waterfall.duration()).length());
        int rest = screen.columns() - service - 2 * time - 4 * BETWEEN.length();
        int wanted = waterfall.rows().stream()
                .mapToInt(row ->
                        INDENT * row.depth() + SpanNames.of(row.span(), screen).length())
                .max()
                .orElse(0);
        int name = Math.clamp(wanted, NARROWEST_NAME, Math.max(NARROWEST_NAME, rest - NARROWEST_BAR));
        return new Columns(service, name, time, Math.clamp(rest - name, NARROWEST_BAR, WIDEST_BAR));
    }

    /** Deep trees keep half of the column for their names. */
    String indent(int depth) {
        return " ".repeat(Math.min(INDENT * depth, name / 2));
    }

    private static int longestService(Waterfall waterfall) {
        return waterfall.trace().spans().stream()
                .mapToInt(span -> span.service().length())
                .max()
                .orElse(0);
    }
}
