package io.tracepress.gateway.telemetry;

import io.grpc.ManagedChannelBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.GrpcChannelBuilderCustomizer;

/** What is particular about telemetry where requests come in. */
@Configuration(proxyBeanMethods = false)
class EdgeTelemetry {

    @Bean
    AutoConfigurationCustomizerProvider ownSamplingDecision() {
        return sdk -> sdk.addSamplerCustomizer((sampler, _) -> new EdgeSampler(sampler));
    }

    @Bean
    <T extends ManagedChannelBuilder<T>> GrpcChannelBuilderCustomizer<T> timedCalls() {
        return (_, channel) -> channel.intercept(new TimedCalls());
    }
}
