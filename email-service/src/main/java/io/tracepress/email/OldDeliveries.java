package io.tracepress.email;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets deliveries that are too old for their events to come again. */
@Component
class OldDeliveries {

    private static final int BATCH = 1_000;

    private final DeliveryRepository deliveries;
    private final EmailSettings settings;

    OldDeliveries(DeliveryRepository deliveries, EmailSettings settings) {
        this.deliveries = deliveries;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${tracepress.email.prune-interval}")
    void prune() {
        int pruned;
        do {
            pruned = deliveries.prune(settings.keepDeliveries(), BATCH);
        } while (pruned == BATCH);
    }
}
