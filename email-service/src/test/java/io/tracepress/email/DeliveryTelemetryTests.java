package io.tracepress.email;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.equalTo;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.assertj.AttributeAssertion;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryTelemetryTests {

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    @Test
    void attemptsAreCountedByKindAndState() {
        var deliveries = new DeliveryTelemetry(telemetry.getOpenTelemetry());

        deliveries.recordAttempt(MailKind.WELCOME, DeliveryState.PENDING);
        deliveries.recordAttempt(MailKind.WELCOME, DeliveryState.SENT);
        deliveries.recordRepeat(DeliveryState.SENT);

        assertThat(telemetry.getMetrics())
                .singleElement()
                .satisfies(metric -> assertThat(metric)
                        .hasName("tracepress.mail.deliveries")
                        .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(
                                point -> point.hasValue(1).hasAttributesSatisfying(welcome("pending")),
                                point -> point.hasValue(1).hasAttributesSatisfying(welcome("sent")))));
    }

    private static AttributeAssertion[] welcome(String state) {
        return new AttributeAssertion[] {
            equalTo(AttributeKey.stringKey("tracepress.mail.kind"), "welcome"),
            equalTo(AttributeKey.stringKey("tracepress.delivery.state"), state)
        };
    }
}
