package io.tracepress.localstack.deadletters;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows with columns as wide as what they hold; the last one is as long as it is. */
record TextTable(List<String> titles, List<List<String>> rows) {

    List<String> lines() {
        return Stream.concat(Stream.of(titles), rows.stream()).map(this::line).toList();
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), column))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private String padded(String cell, int column) {
        int width = column == titles.size() - 1 ? 1 : width(column);
        return ("%-" + width + "s").formatted(cell);
    }

    private int width(int column) {
        return Stream.concat(Stream.of(titles), rows.stream())
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(1);
    }
}
