package io.tracepress.localstack.deadletters;

import io.tracepress.email.v1.DeadLetter;
import java.util.ArrayList;
import java.util.List;

/** Dead letters as a table. */
public final class DeadLettersText {

    private static final List<String> TITLES =
            List.of("given up", "by", "event", "event id", "tries", "trace", "because");

    private DeadLettersText() {}

    public static List<String> lines(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return List.of("No dead letters");
        }
        var rows = letters.stream().map(DeadLettersText::row).toList();
        var lines = new ArrayList<>(new TextTable(TITLES, rows).lines());
        lines.add("");
        lines.add("./tracepress trace TRACE shows what led to one,"
                + " ./tracepress dead-letters replay EVENT_ID gives it to its consumer again");
        return lines;
    }

    private static List<String> row(DeadLetter letter) {
        return List.of(
                Cells.time(letter.getFailTime()),
                letter.getConsumerGroup(),
                letter.getEventType(),
                Cells.line(letter.getEventId()),
                Integer.toString(letter.getTries()),
                Cells.traceId(letter.getTraceparent()),
                Cells.line(letter.getReason()));
    }
}
