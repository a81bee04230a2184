package io.tracepress.kit.telemetry;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.time.Instant;

/** Shows in the trace that a request waited for a connection of the pool. */
final class ConnectionWaits implements MetricsTrackerFactory {

    /** The name of the span. */
    static final String WAIT = "wait for connection";

    // Shorter ones explain nothing, and would stand before every statement.
    private static final Duration SHORTEST = Duration.ofNanos(500_000);

    private final Tracer tracer;

    ConnectionWaits(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("io.tracepress.kit.connections");
    }

    @Override
    public IMetricsTracker create(String poolName, PoolStats stats) {
        return new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long nanos) {
                Duration waited = Duration.ofNanos(nanos);
                if (waited.compareTo(SHORTEST) >= 0
                        && Span.current().getSpanContext().isValid()) {
                    record(waited);
                }
            }
        };
    }

    // Hikari tells afterwards, on the thread that waited, in vain or not.
    private void record(Duration waited) {
        Instant end = Instant.now();
        tracer.spanBuilder(WAIT)
                .setStartTimestamp(end.minus(waited))
                .startSpan()
                .end(end);
    }
}
