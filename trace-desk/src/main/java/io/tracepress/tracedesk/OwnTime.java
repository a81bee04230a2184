package io.tracepress.tracedesk;

import static java.util.stream.Collectors.groupingBy;

import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How much of the time spans spent themselves, which may be more than the trace took where they ran side by side.
 *
 * @param times how often it happened, or 0 for once
 */
record OwnTime(String name, String colour, int times, String time) {

    private static final int MAX_OPERATIONS = 5;

    static List<OwnTime> ofServices(Waterfall waterfall, ServiceColours colours) {
        Stream<Row> working =
                waterfall.rows().stream().filter(row -> !row.span().isQueueWait());
        return sums(working, row -> row.span().service())
                .map(rows -> of(rows, rows.getFirst().span().service(), colours))
                .toList();
    }

    /** Those that took longest, all with the same name as one: the way to see a query that is sent for each row. */
    static List<OwnTime> ofOperations(Waterfall waterfall, ServiceColours colours) {
        Stream<Row> named = waterfall.rows().stream().filter(Row::isNamedOperation);
        return sums(named, row -> row.span().service() + ' ' + row.span().name())
                .limit(MAX_OPERATIONS)
                .map(rows -> of(rows, rows.getFirst().span().name(), colours))
                .toList();
    }

    private static Stream<List<Row>> sums(Stream<Row> rows, Function<Row, String> name) {
        return rows.collect(groupingBy(name)).values().stream()
                .sorted(Comparator.comparingLong(OwnTime::sum).reversed());
    }

    private static OwnTime of(List<Row> rows, String name, ServiceColours colours) {
        return new OwnTime(
                name,
                colours.of(rows.getFirst().span().service()),
                rows.size() == 1 ? 0 : rows.size(),
                Durations.text(sum(rows)));
    }

    private static long sum(List<Row> rows) {
        return rows.stream().mapToLong(Row::selfTime).sum();
    }
}
