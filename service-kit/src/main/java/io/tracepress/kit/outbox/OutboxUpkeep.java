package io.tracepress.kit.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.time.Instant;

/** Measures the outbox, and rids it of rows that were published long ago. */
final class OutboxUpkeep {

    private final OutboxRepository outbox;
    private final OutboxSettings settings;
    private final LongGauge depth;
    private final DoubleGauge oldestAge;
    private Instant next = Instant.MIN;

    OutboxUpkeep(OutboxRepository outbox, OutboxSettings settings, OpenTelemetry telemetry) {
        this.outbox = outbox;
        this.settings = settings;
        Meter meter = telemetry.getMeter("io.tracepress.kit.events");
        depth = meter.gaugeBuilder("tracepress.outbox.depth")
                .ofLongs()
                .setUnit("{event}")
                .setDescription("Events that are written and not yet published")
                .build();
        oldestAge = meter.gaugeBuilder("tracepress.outbox.oldest_age")
                .setUnit("s")
                .setDescription("How long the oldest of them has waited")
                .build();
    }

    void runIfDue() {
        if (Instant.now().isBefore(next)) {
            return;
        }
        var waiting = outbox.waiting();
        depth.set(waiting.depth());
        oldestAge.set(waiting.oldestAge().toMillis() / 1e3);
        boolean more = outbox.prune(settings.retention());
        next = more ? Instant.now() : Instant.now().plus(settings.upkeepInterval());
    }
}
