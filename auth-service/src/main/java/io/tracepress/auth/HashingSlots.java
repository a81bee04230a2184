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
    // As many newcomers queue for the slots as there are. Whoever has begun does not wait behind a crowd, so that no
    // slot works for a login that gives up before its second hash.
    private final Semaphore newcomers;
    private final Duration maxWait;
    private final DoubleHistogram waits;

    HashingSlots(AuthSettings settings, OpenTelemetry telemetry) {
        this.slots = new Semaphore(settings.password().hashingSlots(), true);
        this.newcomers = new Semaphore(settings.password().hashingSlots(), true);
        this.maxWait = settings.password().hashingWait();
        this.waits = telemetry
                .getMeter("io.tracepress.auth")
                .histogramBuilder("tracepress.bcrypt.wait.duration")
                .setDescription("How long hashes wait until one of the bounded slots is free")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(List.of(.001, .01, .05, .1, .25, .5, 1., 2., 3.))
                .build();
    }

    /** Runs the first hash of a request in a slot; fails as overloaded when none gets free in time. */
    <T> T run(Supplier<T> work) {
        long begun = System.nanoTime();
        await(newcomers, begun);
        try {
            return run(work, begun);
        } finally {
            newcomers.release();
        }
    }

    /** The same for a further hash of a request, which goes before all first ones. */
    <T> T runNext(Supplier<T> work) {
        return run(work, System.nanoTime());
    }

    private <T> T run(Supplier<T> work, long begun) {
        await(slots, begun);
        waits.record(secondsSince(begun));
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    private void await(Semaphore turn, long begun) {
        try {
            // Unlike without a time, it takes no turn from those who wait.
            if (!turn.tryAcquire(0, TimeUnit.SECONDS)) {
                awaitInQueue(turn, begun);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw refused("The call was cancelled.", begun);
        }
    }

    private void awaitInQueue(Semaphore turn, long begun) throws InterruptedException {
        long remaining = maxWait.toNanos() - (System.nanoTime() - begun);
        boolean acquired = turn.tryAcquire(remaining, TimeUnit.NANOSECONDS);
        Span.current().addEvent(WAITED, Attributes.of(WAIT, secondsSince(begun)));
        if (!acquired) {
            throw refused("Too many logins at the moment.", begun);
        }
    }

    private ServiceFailure refused(String reason, long begun) {
        waits.record(secondsSince(begun));
        return ServiceFailure.overloaded(reason, RETRY_AFTER);
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
}
