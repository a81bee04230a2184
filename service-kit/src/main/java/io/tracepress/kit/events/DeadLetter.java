package io.tracepress.kit.events;

import java.time.Instant;

/**
 * An event that a consumer group gave up.
 *
 * @param group the service that gave up
 * @param eventId of the event; text, because a malformed one may be why it is here
 * @param payload the event as JSON: ids only
 * @param reason why the last try failed
 * @param traceparent of the span that sent the event; empty when there is none
 */
public record DeadLetter(
        String group,
        String eventId,
        String type,
        String payload,
        String reason,
        int tries,
        Instant failedAt,
        String traceparent) {}
