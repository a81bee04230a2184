package io.tracepress.kit.events;

import static io.tracepress.kit.events.EventSpans.DESTINATION;
import static io.tracepress.kit.events.EventSpans.ERROR_TYPE;
import static io.tracepress.kit.events.EventSpans.GROUP;
import static io.tracepress.kit.events.EventSpans.OPERATION;
import static io.tracepress.kit.events.EventSpans.SYSTEM;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What can be seen of a consumer group without a trace. */
final class EventMetrics {

    // As the semantic conventions advise.
    private static final List<Double> SECONDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final LongGauge lag;
    private final LongGauge pending;
    private final LongGauge deadLetters;
    private final LongCounter retries;
    private final DoubleHistogram duration;

    EventMetrics(OpenTelemetry telemetry) {
        Meter meter = telemetry.getMeter(EventSpans.SCOPE);
        lag = events(meter, "tracepress.stream.lag", "Events of a stream that a consumer group has yet to be given");
        pending = events(
                meter, "tracepress.stream.pending", "Events that a consumer group was given and is not done with");
        deadLetters = events(meter, "tracepress.events.dead_letters", "Events that a consumer group has given up");
        retries = meter.counterBuilder("tracepress.events.retries")
                .setUnit("{event}")
                .setDescription("Failed tries after which the event comes again")
                .build();
        duration = meter.histogramBuilder("messaging.process.duration")
                .setUnit("s")
                .setDescription("Duration of processing operation")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    void measured(String stream, String group, Backlog backlog) {
        var attributes = Attributes.of(DESTINATION, stream, GROUP, group);
        lag.set(backlog.lag(), attributes);
        pending.set(backlog.pending(), attributes);
    }

    void deadLetters(String group, long count) {
        deadLetters.set(count, Attributes.of(GROUP, group));
    }

    void retried(Delivery delivery, String group) {
        retries.add(1, Attributes.of(DESTINATION, delivery.stream(), GROUP, group));
    }

    /** The span makes the event's trace the exemplar. */
    void processed(Delivery delivery, String group, Instant start, Throwable failure, Span span) {
        var attributes = Attributes.builder()
                .put(SYSTEM, EventSpans.REDIS)
                .put(OPERATION, EventSpans.PROCESS)
                .put(DESTINATION, delivery.stream())
                .put(GROUP, group);
        if (failure != null) {
            attributes.put(ERROR_TYPE, failure.getClass().getName());
        }
        double seconds = Duration.between(start, Instant.now()).toNanos() / 1e9;
        duration.record(seconds, attributes.build(), Context.current().with(span));
    }

    private static LongGauge events(Meter meter, String name, String description) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setUnit("{event}")
                .setDescription(description)
                .build();
    }
}
