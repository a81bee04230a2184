package io.tracepress.kit.events;

import io.lettuce.core.RedisException;
import io.opentelemetry.api.trace.Span;
import io.tracepress.kit.errors.Outage;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** What becomes of an event that was given to a consumer. */
final class EventProcessor {

    /** How a try ended. */
    enum Outcome {
        /** The event never comes again, be it handled or a dead letter. */
        DONE,
        /** It comes again later. */
        AGAIN,
        /** It comes again, but before the outage is over it is of no use. */
        OUTAGE
    }

    private static final Logger log = LoggerFactory.getLogger(EventProcessor.class);
    private static final int LONGEST_REASON = 500;

    private final ConsumerGroup group;
    private final EventHandlers handlers;
    private final EventSpans spans;
    private final EventMetrics metrics;
    private final EventSettings settings;

    EventProcessor(
            ConsumerGroup group,
            EventHandlers handlers,
            EventSpans spans,
            EventMetrics metrics,
            EventSettings settings) {
        this.group = group;
        this.handlers = handlers;
        this.spans = spans;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** Tries to handle the event; fails only when Redis does, which then gives the event again. */
    Outcome process(Delivery delivery) {
        Instant start = Instant.now();
        if (delivery.deliveries() == 1) {
            spans.waited("wait in stream", delivery.sender(), delivery.enteredAt(), start);
        }
        Span span = spans.process(delivery, group.name());
        Throwable failure = null;
        try (var _ = span.makeCurrent()) {
            failure = tryToHandle(delivery);
            return failure == null ? done(delivery) : notDone(delivery, failure);
        } catch (RedisException unanswered) {
            EventSpans.fail(span, unanswered);
            throw unanswered;
        } finally {
            metrics.processed(delivery, group.name(), start, failure, span);
            span.end();
        }
    }

    // Whatever is thrown is a failure of this event and not of the consumer.
    private Throwable tryToHandle(Delivery delivery) {
        try {
            if (delivery.deliveries() > settings.maxDeliveries()) {
                throw new UnprocessableEvent("was delivered too often without an end, as if it killed its consumers");
            }
            if (!handlers.know(delivery.type())) {
                throw new UnprocessableEvent("has no handler here for " + delivery.type());
            }
            handlers.handle(delivery);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private Outcome done(Delivery delivery) {
        group.acknowledge(delivery);
        return Outcome.DONE;
    }

    private Outcome notDone(Delivery delivery, Throwable failure) {
        if (failure instanceof EventPostponed postponed) {
            return postpone(delivery, postponed);
        }
        EventSpans.fail(Span.current(), failure);
        if (Outage.isAnywhereBehind(failure)) {
            log.warn("{} waits for the end of an outage: {}", name(delivery), reason(failure));
            group.uncount(delivery);
            return Outcome.OUTAGE;
        }
        if (failure instanceof UnprocessableEvent || delivery.deliveries() >= settings.maxTries()) {
            log.error("{} is a dead letter after {} tries", name(delivery), delivery.deliveries(), failure);
            group.giveUp(delivery, reason(failure));
            return Outcome.DONE;
        }
        log.warn("try {} of {} failed", delivery.deliveries(), name(delivery), failure);
        metrics.retried(delivery, group.name());
        return Outcome.AGAIN;
    }

    private Outcome postpone(Delivery delivery, EventPostponed postponed) {
        log.info("{} is postponed: {}", name(delivery), postponed.getMessage());
        Span.current().setAttribute(EventSpans.POSTPONED, postponed.getMessage());
        group.uncount(delivery);
        return Outcome.AGAIN;
    }

    private static String name(Delivery delivery) {
        return delivery.type() + " " + delivery.eventId();
    }

    private static String reason(Throwable failure) {
        Throwable root = NestedExceptionUtils.getRootCause(failure);
        String reason = root == null ? failure.toString() : failure + ", caused by " + root;
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
