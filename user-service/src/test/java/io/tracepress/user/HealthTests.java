package io.tracepress.user;

import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.NOT_SERVING;
import static io.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.tracepress.kit.testing.RealBackends;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Kubernetes asks of every service, which all get from the kit. */
@ServiceTest
class HealthTests {

    @Autowired
    TestChannels channels;

    @Test
    void withoutItsDatabaseAServiceIsNotReadyAndNeedsNoRestart() {
        await().until(() -> health("readiness") == SERVING);
        RealBackends.postgres().stop();
        try {
            await().atMost(Duration.ofSeconds(20)).until(() -> health("readiness") == NOT_SERVING);
            assertThat(health("liveness")).isEqualTo(SERVING);
        } finally {
            RealBackends.postgres().start();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> health("readiness") == SERVING);
    }

    private ServingStatus health(String service) {
        return HealthGrpc.newBlockingStub(channels.anonymous())
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }
}
