package io.tracepress.kit.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTests {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final SdkMeterProvider meters = MetricsConfiguration.withBucketsOfSeconds(
                    SdkMeterProvider.builder().registerMetricReader(reader))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rpc.client.call.duration",
                "rpc.server.call.duration",
                "db.client.connection.wait_time",
                "db.client.connection.use_time",
                "db.client.connection.create_time"
            })
    void callsOfMillisecondsFallIntoBucketsOfTheirOwn(String name) {
        meters.get("test").histogramBuilder(name).setUnit("s").build().record(0.02);
        HistogramPointData point = point();
        int bucket = point.getCounts().indexOf(1L);
        assertThat(point.getBoundaries().subList(bucket - 1, bucket + 1)).containsExactly(0.01, 0.025);
    }

    @Test
    void addressesOfClientsMakeNoSeries() {
        meters.get("test")
                .histogramBuilder("rpc.server.call.duration")
                .build()
                .record(0.02, Attributes.of(stringKey("rpc.method"), "Login", stringKey("network.peer.port"), "54321"));
        assertThat(point().getAttributes()).isEqualTo(Attributes.of(stringKey("rpc.method"), "Login"));
    }

    @Test
    void whatALibraryAdvisesStays() {
        meters.get("test")
                .histogramBuilder("messaging.process.duration")
                .setExplicitBucketBoundariesAdvice(List.of(1.0, 2.0))
                .build()
                .record(1.5);
        assertThat(point().getBoundaries()).containsExactly(1.0, 2.0);
    }

    private HistogramPointData point() {
        return reader.collectAllMetrics()
                .iterator()
                .next()
                .getHistogramData()
                .getPoints()
                .iterator()
                .next();
    }
}
