package io.tracepress.kit.events;

import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way to its stream.
 *
 * @param payload its message as JSON
 * @param traceparent of the request that caused it; null when there was none
 */
public record OutgoingEvent(UUID id, String type, String payload, String traceparent, Instant writtenAt) {}
