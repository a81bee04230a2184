package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.events.v1.UserRegistered;
import org.junit.jupiter.api.Test;

class EventTraceTests extends EventTest {

    @Test
    void theTraceOfTheRequestGoesOnInTheConsumer() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);

        Span request = inRequest(() -> services.write(service, registered("traced")));

        await().until(() -> services.spans("process user.registered").size() == 1);
        SpanData send = services.spans("send user.registered").getFirst();
        SpanData process = services.spans("process user.registered").getFirst();
        assertThat(process.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
        assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
        assertThat(process.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(send.getSpanId());
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(process.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("messaging.system"), "redis")
                .containsEntry(AttributeKey.stringKey("messaging.destination.name"), REGISTERED)
                .containsEntry(AttributeKey.stringKey("messaging.operation.name"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.operation.type"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.consumer.group.name"), GROUP)
                .containsEntry(
                        AttributeKey.stringKey("messaging.message.id"),
                        listener.events().getFirst().id().toString())
                .containsEntry(AttributeKey.longKey("tracepress.event.tries"), 1L);
        assertThat(services.spans("wait in stream"))
                .allSatisfy(wait -> assertThat(wait.getParentSpanId()).isEqualTo(send.getSpanId()));
        await().untilAsserted(() -> assertThat(services.spans("XACK"))
                .singleElement()
                .satisfies(command -> assertThat(command.getParentSpanId()).isEqualTo(process.getSpanId())));
        // Whatever else was asked of Redis is in nobody's trace.
        assertThat(services.spans())
                .extracting(SpanData::getName)
                .containsOnly(
                        "request",
                        "wait in outbox",
                        "send user.registered",
                        "EVALSHA",
                        "wait in stream",
                        "process user.registered",
                        "XACK");
    }

    @Test
    void aFailedTryShowsItsFailureOnce() {
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> {
            throw new IllegalStateException("cannot be done");
        });
        var service = start(listener, "tracepress.events.max-tries=1");

        inRequest(() -> services.write(service, registered("traced")));

        await().until(() -> services.spans("process user.registered").size() == 1);
        SpanData process = services.spans("process user.registered").getFirst();
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(process.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(process.getEvents()).hasSize(1);
    }
}
