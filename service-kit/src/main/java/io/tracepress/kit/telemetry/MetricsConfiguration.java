package io.tracepress.kit.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.ExplicitBucketHistogramOptions;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Buckets for histograms of seconds whose libraries name none: the SDK's own are made for milliseconds, so that every
 * call would be one of "0 to 5 seconds".
 */
@AutoConfiguration
class MetricsConfiguration {

    // A view takes away what the library advises to leave out: addresses and ports of clients, a series for each.
    private static final Map<String, Set<String>> ATTRIBUTES_OF_DURATIONS = Map.of(
            "rpc.*.call.duration",
            Set.of("rpc.method", "rpc.response.status_code", "rpc.system.name", "server.address", "server.port"),
            "db.client.connection.*_time",
            Set.of("db.client.connection.pool.name"));

    // Those that the semantic conventions advise for calls, and one for what is quicker.
    private static final List<Double> SECONDS =
            List.of(0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    @Bean
    AutoConfigurationCustomizerProvider bucketsOfSeconds() {
        return sdk -> sdk.addMeterProviderCustomizer((meters, _) -> withBucketsOfSeconds(meters));
    }

    static SdkMeterProviderBuilder withBucketsOfSeconds(SdkMeterProviderBuilder meters) {
        var buckets = ExplicitBucketHistogramOptions.builder()
                .setBucketBoundaries(SECONDS)
                .build();
        ATTRIBUTES_OF_DURATIONS.forEach((name, attributes) -> meters.registerView(
                InstrumentSelector.builder().setName(name).build(),
                View.builder()
                        .setAggregation(Aggregation.explicitBucketHistogram(buckets))
                        .setAttributeFilter(attributes)
                        .build()));
        return meters;
    }
}
