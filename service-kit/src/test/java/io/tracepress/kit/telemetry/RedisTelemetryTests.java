package io.tracepress.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.tracepress.kit.testing.RealBackends;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.core.StringRedisTemplate;

class RedisTelemetryTests {

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    private final ApplicationContextRunner redis = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DataRedisAutoConfiguration.class, RedisTelemetryConfiguration.class))
            .withBean(OpenTelemetry.class, telemetry::getOpenTelemetry)
            .withPropertyValues(
                    "spring.data.redis.host=" + RealBackends.redis().host(),
                    "spring.data.redis.port=" + RealBackends.redis().port(),
                    "spring.data.redis.password=" + RealBackends.redis().password());

    @Test
    void aCommandIsASpanOfTheRequestThatWaitsForIt() {
        withRedis(commands -> {
            Span request = telemetry
                    .getOpenTelemetry()
                    .getTracer("test")
                    .spanBuilder("request")
                    .startSpan();
            try (var _ = request.makeCurrent()) {
                commands.opsForValue().set("key", "value");
            }
            await().untilAsserted(() -> assertThat(telemetry.getSpans()).anySatisfy(span -> {
                assertThat(span.getName()).isEqualTo("SET");
                assertThat(span.getParentSpanId())
                        .isEqualTo(request.getSpanContext().getSpanId());
            }));
        });
    }

    private void withRedis(Consumer<StringRedisTemplate> use) {
        redis.run(context -> use.accept(context.getBean(StringRedisTemplate.class)));
    }
}
