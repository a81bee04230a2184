package io.tracepress.localstack.deadletters;

import io.tracepress.email.v1.Delivery;
import java.util.List;
import java.util.Locale;

/** Mails on their way, and those that have arrived, as a table. */
public final class DeliveriesText {

    private static final List<String> TITLES =
            List.of("changed", "event", "event id", "user", "tries", "state", "last failure");

    private DeliveriesText() {}

    public static List<String> lines(List<Delivery> deliveries) {
        return deliveries.isEmpty()
                ? List.of("No mails yet")
                : new TextTable(
                                TITLES,
                                deliveries.stream().map(DeliveriesText::row).toList())
                        .lines();
    }

    /** For example sent. */
    static String state(Delivery delivery) {
        return delivery.getState().name().replaceFirst("^DELIVERY_STATE_", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> row(Delivery delivery) {
        return List.of(
                Cells.time(delivery.getUpdateTime()),
                delivery.getEventType(),
                delivery.getEventId(),
                delivery.getUserId(),
                Integer.toString(delivery.getTries()),
                state(delivery),
                Cells.line(delivery.getLastFailure()));
    }
}
