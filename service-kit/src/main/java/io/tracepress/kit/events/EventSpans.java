package io.tracepress.kit.events;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;

/** The spans of an event's way through the queue, all in the trace of the request that caused it. */
final class EventSpans {

    static final String SCOPE = "io.tracepress.kit.events";

    static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("messaging.message.id");
    static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<Long> CONSUMERS = AttributeKey.longKey("tracepress.event.consumers");
    static final AttributeKey<Long> TRIES = AttributeKey.longKey("tracepress.event.tries");
    static final AttributeKey<String> POSTPONED = AttributeKey.stringKey("tracepress.event.postponed");

    static final String REDIS = "redis";
    static final String SEND = "send";
    static final String PROCESS = "process";

    private final Tracer tracer;

    EventSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer(SCOPE);
    }

    /** Names the time that an event lay somewhere, once it is over; of no use outside of a trace. */
    void waited(String name, Context cause, Instant since, Instant until) {
        // Clocks of two machines may disagree.
        if (Span.fromContext(cause).getSpanContext().isValid() && since.isBefore(until)) {
            tracer.spanBuilder(name)
                    .setParent(cause)
                    .setStartTimestamp(since)
                    .startSpan()
                    .end(until);
        }
    }

    Span send(OutgoingEvent event, Context cause) {
        return span(SEND, SpanKind.PRODUCER, event.type(), EventStreams.of(event.type()), cause)
                .setAttribute(MESSAGE_ID, event.id().toString())
                .startSpan();
    }

    Span process(Delivery delivery, String group) {
        Context sender = delivery.sender();
        return span(PROCESS, SpanKind.CONSUMER, delivery.type(), delivery.stream(), sender)
                .addLink(Span.fromContext(sender).getSpanContext())
                .setAttribute(MESSAGE_ID, delivery.eventId())
                .setAttribute(GROUP, group)
                .setAttribute(TRIES, delivery.deliveries())
                .startSpan();
    }

    private SpanBuilder span(String operation, SpanKind kind, String type, String stream, Context parent) {
        return tracer.spanBuilder(operation + " " + type)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(SYSTEM, REDIS)
                .setAttribute(DESTINATION, stream)
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operation);
    }

    static void fail(Span span, Throwable failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, failure.getClass().getName());
    }
}
