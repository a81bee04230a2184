package io.tracepress.kit.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.tracepress.kit.telemetry.Traceparent;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Puts events on their streams. */
public final class EventPublisher {

    private final EventConnections connections;
    private final EventSpans spans;
    private final EventSettings settings;

    EventPublisher(EventConnections connections, EventSpans spans, EventSettings settings) {
        this.connections = connections;
        this.spans = spans;
        this.settings = settings;
    }

    /** How many events of that type may be published now: consumers that fall behind are not buried under more. */
    public long room(String type) {
        List<String> stream = List.of(EventStreams.of(type));
        return connections.ask(redis -> {
            long room = settings.maxEntries() - redis.xlen(stream.getFirst());
            return room > 0
                    ? room
                    : settings.maxEntries() - EventScript.TRIM.<Long>run(redis, stream, settings.keptEntries());
        });
    }

    /**
     * Sends an event and does not wait, so that many are on their way at once; they arrive in the order of the calls.
     *
     * @return completed, with or without a failure, once Redis has answered
     */
    public CompletableFuture<Void> publish(OutgoingEvent event) {
        var connection = connections.shared();
        Context cause = Traceparent.context(event.traceparent());
        spans.waited("wait in outbox", cause, event.writtenAt(), Instant.now());
        Span span = spans.send(event, cause);
        try (var _ = span.makeCurrent()) {
            CompletableFuture<Long> groups = EventScript.PUBLISH
                    .<Long>run(
                            connection.async(),
                            List.of(EventStreams.of(event.type()), EventStreams.SEQUENCE),
                            event.type(),
                            EventField.ID,
                            event.id(),
                            EventField.PAYLOAD,
                            event.payload(),
                            EventField.TRACEPARENT,
                            Objects.requireNonNullElse(Traceparent.of(Context.current()), ""),
                            EventField.WRITTEN_AT,
                            event.writtenAt().toEpochMilli())
                    .toCompletableFuture()
                    .orTimeout(EventConnections.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return groups.whenComplete((count, failure) -> {
                        end(span, count, failure);
                        connections.discardIfUnusable(connection, failure);
                    })
                    .thenAccept(_ -> {});
        }
    }

    private static void end(Span span, Long groups, Throwable failure) {
        if (failure == null) {
            span.setAttribute(EventSpans.CONSUMERS, groups);
        } else {
            EventSpans.fail(span, failure);
        }
        span.end();
    }
}
