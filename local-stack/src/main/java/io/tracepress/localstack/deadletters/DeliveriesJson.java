package io.tracepress.localstack.deadletters;

import io.tracepress.email.v1.Delivery;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Mails on their way, and those that have arrived, for programs. */
public final class DeliveriesJson {

    private static final JsonMapper JSON = new JsonMapper();

    private record Mail(
            String createdAt,
            String updatedAt,
            String type,
            String eventId,
            String userId,
            int tries,
            String state,
            String lastFailure) {

        static Mail of(Delivery delivery) {
            return new Mail(
                    Cells.instant(delivery.getCreateTime()).toString(),
                    Cells.instant(delivery.getUpdateTime()).toString(),
                    delivery.getEventType(),
                    delivery.getEventId(),
                    delivery.getUserId(),
                    delivery.getTries(),
                    DeliveriesText.state(delivery),
                    delivery.getLastFailure());
        }
    }

    private DeliveriesJson() {}

    public static String of(List<Delivery> deliveries) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(deliveries.stream().map(Mail::of).toList());
    }
}
