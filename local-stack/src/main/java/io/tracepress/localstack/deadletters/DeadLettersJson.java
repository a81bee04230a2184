package io.tracepress.localstack.deadletters;

import io.tracepress.email.v1.DeadLetter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters for programs. */
public final class DeadLettersJson {

    private static final JsonMapper JSON = new JsonMapper();

    private record Letter(
            String failedAt,
            String group,
            String type,
            String eventId,
            int tries,
            String reason,
            String traceId,
            String payload) {

        static Letter of(DeadLetter letter) {
            return new Letter(
                    Cells.instant(letter.getFailTime()).toString(),
                    letter.getConsumerGroup(),
                    letter.getEventType(),
                    letter.getEventId(),
                    letter.getTries(),
                    letter.getReason(),
                    Cells.traceId(letter.getTraceparent()),
                    letter.getPayload());
        }
    }

    private DeadLettersJson() {}

    public static String of(List<DeadLetter> letters) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(letters.stream().map(Letter::of).toList());
    }
}
