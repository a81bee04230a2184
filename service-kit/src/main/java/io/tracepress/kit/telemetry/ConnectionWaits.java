package io.tracepress.kit.telemetry;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
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
    private final Duration timeout;

    ConnectionWaits(OpenTelemetry telemetry, long timeoutMillis) {
        this.tracer = telemetry.getTracer("io.tracepress.kit.connections");
        this.timeout = Duration.ofMillis(timeoutMillis);
    }

    @Override
    public IMetricsTracker create(String poolName, PoolStats stats) {
        return new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long nanos) {
                Duration waited = Duration.ofNanos(nanos);
                if (waited.compareTo(SHORTEST) >= 0) {
                    span(waited).end();
                }
            }

            @Override
            public void recordConnectionTimeout() {
                span(timeout)
                        .setStatus(StatusCode.ERROR, "no connection got free")
                        .end();
            }
        };
    }

    /** Hikari tells afterwards, on the thread that waited. */
    private Span span(Duration waited) {
        return Span.current().getSpanContext().isValid()
                ? tracer.spanBuilder(WAIT)
                        .setStartTimestamp(Instant.now().minus(waited))
                        .startSpan()
                : Span.getInvalid();
    }
}
