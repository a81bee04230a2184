package io.tracepress.email;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.Span;
import org.springframework.stereotype.Component;

/** How far mails get: on the spans of their events, and counted. */
@Component
class DeliveryTelemetry {

    private static final AttributeKey<String> STATE = AttributeKey.stringKey("tracepress.delivery.state");

    private final LongCounter attempts;

    DeliveryTelemetry(OpenTelemetry telemetry) {
        this.attempts = telemetry
                .getMeter("io.tracepress.email")
                .counterBuilder("tracepress.mail.deliveries")
                .setUnit("{delivery}")
                .setDescription("Attempts to send a mail, by the state in which they left it")
                .build();
    }

    /** An attempt to send a mail, and how far the mail is now. */
    void recordAttempt(MailKind kind, DeliveryState state) {
        Span.current().setAttribute(STATE, state.label());
        attempts.add(1, Attributes.of(MailServer.KIND, kind.label(), STATE, state.label()));
    }

    /** An event that came again after its mail had been dealt with. */
    void recordRepeat(DeliveryState state) {
        Span.current().setAttribute(STATE, state.label());
    }
}
