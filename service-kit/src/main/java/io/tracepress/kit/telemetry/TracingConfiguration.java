package io.tracepress.kit.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What is traced, and what of a caller's context is believed; the rest is set by OTEL_ variables. */
@AutoConfiguration
class TracingConfiguration {

    @Bean
    AutoConfigurationCustomizerProvider requestsOnly() {
        return sdk -> sdk.addSamplerCustomizer((sampler, _) -> new RequestSampler(sampler));
    }

    @Bean
    AutoConfigurationCustomizerProvider allowedBaggageOnly() {
        return sdk -> sdk.addPropagatorCustomizer((propagator, _) -> new AllowedBaggage(propagator));
    }
}
