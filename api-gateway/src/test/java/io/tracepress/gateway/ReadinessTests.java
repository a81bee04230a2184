package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.kit.testing.RecordedSpans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

class ReadinessTests extends GatewayTest {

    @Autowired
    ApplicationContext gateway;

    @Autowired
    RecordedSpans spans;

    @AfterEach
    void serve() {
        AvailabilityChangeEvent.publish(gateway, ReadinessState.ACCEPTING_TRAFFIC);
    }

    @Test
    void aLoadBalancerLearnsAtThePortThatServesThatItDoes() {
        http.get().uri("/readyz").exchange().expectStatus().isOk();
    }

    @Test
    void andThatItDoesNotWhileTheGatewayStops() {
        AvailabilityChangeEvent.publish(gateway, ReadinessState.REFUSING_TRAFFIC);

        http.get().uri("/readyz").exchange().expectStatus().isEqualTo(503);
    }

    @Test
    void itsQuestionsAreNoRequests() {
        spans.reset();

        http.get().uri("/readyz").exchange();
        http.get().uri("/openapi.yaml").exchange();

        // A span ends a moment after its answer has left.
        await().until(() -> !spans.all().isEmpty());
        assertThat(spans.all()).noneMatch(span -> span.toString().contains("/readyz"));
    }
}
