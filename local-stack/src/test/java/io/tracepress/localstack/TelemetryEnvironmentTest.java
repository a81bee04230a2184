package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetryEnvironmentTest {

    private static final StackSettings WITH_JAEGER = new StackSettings(0, Optional.of(Path.of("jaeger")));

    @Test
    void sendsTracesAndLogsToTheStacksOwnStore() {
        assertThat(TelemetryEnvironment.of(StackSettings.withOffset(100), Map.of()))
                .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4418")
                .containsEntry("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .containsEntry("OTEL_TRACES_EXPORTER", "otlp")
                .containsEntry("OTEL_LOGS_EXPORTER", "otlp")
                .containsEntry("OTEL_METRICS_EXPORTER", "none");
    }

    @Test
    void sendsNoLogsToJaeger() {
        assertThat(TelemetryEnvironment.of(WITH_JAEGER, Map.of()))
                .containsEntry("OTEL_TRACES_EXPORTER", "otlp")
                .containsEntry("OTEL_LOGS_EXPORTER", "none");
    }

    @Test
    void leavesWhatTheUserHasSet() {
        var user = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318", "OTEL_METRICS_EXPORTER", "otlp");

        assertThat(TelemetryEnvironment.of(WITH_JAEGER, user))
                .doesNotContainKeys("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_METRICS_EXPORTER")
                .containsKey("OTEL_TRACES_EXPORTER");
    }

    @Test
    void anEmptyVariableIsNotSet() {
        assertThat(TelemetryEnvironment.of(WITH_JAEGER, Map.of("OTEL_TRACES_EXPORTER", "")))
                .containsEntry("OTEL_TRACES_EXPORTER", "otlp");
    }
}
