package io.tracepress.kit.telemetry;

import io.lettuce.core.RedisClient;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.lettuce.v5_1.LettuceTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Redis spans: the OpenTelemetry starter brings none. */
@AutoConfiguration
@ConditionalOnClass({RedisClient.class, ClientResourcesBuilderCustomizer.class})
class RedisTelemetryConfiguration {

    @Bean
    ClientResourcesBuilderCustomizer tracedCommands(OpenTelemetry openTelemetry) {
        var tracing = LettuceTelemetry.builder(openTelemetry)
                .setEncodingSpanEventsEnabled(false)
                .build()
                .newTracing();
        return resources -> resources.tracing(tracing);
    }
}
