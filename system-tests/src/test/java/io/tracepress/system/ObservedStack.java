package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A stack whose traces, logs and metrics tests look at; {@link SharedStack} hands it out. */
final class ObservedStack implements AutoCloseable {

    // Outside of temporary folders, so that its logs are there after a test has failed.
    private static final Path HOME = Path.of("target", "observed-stack", "home").toAbsolutePath();
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final String METRIC_INTERVAL_MILLIS = "1000";
    // So that a poisonous event is a dead letter after seconds.
    private static final String RETRY_DELAY = "250ms";
    private static final String UNLIMITED = "1000000";

    private final MetricReceiver metrics;
    private final Stack stack;

    ObservedStack() {
        try {
            this.metrics = new MetricReceiver();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.stack = new Stack(
                HOME,
                Map.of(
                        "OTEL_METRICS_EXPORTER",
                        "otlp",
                        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
                        metrics.endpoint(),
                        "OTEL_EXPORTER_OTLP_METRICS_COMPRESSION",
                        "gzip",
                        "OTEL_METRIC_EXPORT_INTERVAL",
                        METRIC_INTERVAL_MILLIS,
                        "TRACEPRESS_EVENTS_FIRSTRETRYDELAY",
                        RETRY_DELAY,
                        // All tests are one client, which asks for more mails than a person does.
                        "RESETS_PER_ADDRESS",
                        UNLIMITED,
                        "RESET_MAILS_PER_ACCOUNT",
                        UNLIMITED,
                        "VERIFICATION_MAILS_PER_USER",
                        UNLIMITED));
        // What a run that was killed has left.
        stack.run("down", "--purge");
    }

    /** Starts what is not up, and returns when every call has been answered once: a cold one may miss its deadline. */
    ObservedStack up() {
        if (!stack.isUp()) {
            stack.up();
            await().atMost(WARM_UP).untilAsserted(() -> Endpoints.callAll(client(), Person.unique()));
        }
        return this;
    }

    /** An anonymous client of the gateway. */
    Client client() {
        return Client.of(stack.url());
    }

    Stack stack() {
        return stack;
    }

    Traces traces() {
        return new Traces(stack.tracesUrl());
    }

    /** Awaits the complete trace. */
    Trace trace(String traceId) {
        return traces().complete(traceId);
    }

    MetricReceiver metrics() {
        return metrics;
    }

    Path logs() {
        return HOME.resolve("logs");
    }

    Path secrets() {
        return HOME.resolve("secrets");
    }

    Databases databases() {
        return stack.databases();
    }

    @Override
    public void close() {
        stack.close();
        metrics.close();
    }
}
