package io.tracepress.kit.events;

import io.opentelemetry.context.Context;
import io.tracepress.kit.telemetry.Traceparent;
import java.time.Instant;
import java.util.Map;

/**
 * An entry of a stream that was given to a consumer.
 *
 * @param deliveries how many times it was given to one, this time included
 */
record Delivery(String consumer, String stream, String entry, long deliveries, Map<String, String> fields) {

    String type() {
        String replayed = fields.get(EventField.TYPE);
        return replayed == null ? EventStreams.type(stream) : replayed;
    }

    String eventId() {
        return field(EventField.ID);
    }

    String payload() {
        return field(EventField.PAYLOAD);
    }

    Instant writtenAt() {
        return Instant.ofEpochMilli(Long.parseLong(field(EventField.WRITTEN_AT)));
    }

    /** When it came into the stream, by Redis' clock. */
    Instant enteredAt() {
        return Instant.ofEpochMilli(Long.parseLong(entry.substring(0, entry.indexOf('-'))));
    }

    /** The span that sent it. */
    Context sender() {
        return Traceparent.context(field(EventField.TRACEPARENT));
    }

    // Entries are written by us, but a wrong one must be a dead letter and not a crash.
    private String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
