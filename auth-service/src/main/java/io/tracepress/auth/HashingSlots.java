package io.tracepress.auth;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.tracepress.kit.errors.ServiceFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets a bounded number of hashes run at a time, so that logins cannot starve all other calls. */
@Component
class HashingSlots {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String WAITED = "waited for hashing slot";
    private static final AttributeKey<Double> WAIT = AttributeKey.doubleKey("tracepress.bcrypt.wait");
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Semaphore slots;
    private final Duration maxWait;
    private final DoubleHistogram waits;

    HashingSlots(AuthSettings settings, OpenTelemetry telemetry) {
        this.slots = new Semaphore(settings.password().hashingSlots(), true);
        this.maxWait = settings.password().hashingWait();
        this.waits = telemetry
                .getMeter("io.tracepress.auth")
                .histogramBuilder("tracepress.bcrypt.wait.duration")
                .setDescription("How long hashes wait until one of the bounded slots is free")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(List.of(.001, .01, .05, .1, .25, .5, 1., 2., 3.))
                .build();
    }

    /** Runs it in a slot; fails as overloaded when none gets free in time. */
    <T> T run(Supplier<T> work) {
        acquire();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    private void acquire() {
        long begun = System.nanoTime();
        try {
            if (!slots.tryAcquire() && !acquiredInTime(begun)) {
                throw ServiceFailure.overloaded("Too many logins at the moment.", RETRY_AFTER);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw ServiceFailure.overloaded("The call was cancelled.", RETRY_AFTER);
        } finally {
            waits.record(secondsSince(begun));
        }
    }

    private boolean acquiredInTime(long begun) throws InterruptedException {
        boolean acquired = slots.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        Span.current().addEvent(WAITED, Attributes.of(WAIT, secondsSince(begun)));
        return acquired;
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
}
