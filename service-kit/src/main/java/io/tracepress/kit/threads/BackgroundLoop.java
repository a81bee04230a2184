package io.tracepress.kit.threads;

import io.tracepress.kit.errors.Outage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * A virtual thread that does the same again and again until it is asked to stop. A round that fails is followed by a
 * pause, each time longer; the log tells when it began to fail and when it works again.
 */
public final class BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final String name;
    private final Supplier<Duration> round;
    private final GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    private BackgroundLoop(String name, Supplier<Duration> round) {
        this.name = name;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** @param round answers how long to rest until the next one */
    public static BackgroundLoop start(String name, Supplier<Duration> round) {
        var loop = new BackgroundLoop(name, round);
        loop.thread.start();
        return loop;
    }

    /** The round that is under way is the last one. */
    public void requestStop() {
        stopping.countDown();
    }

    /** Waits for the last round to end. */
    public void stop() {
        requestStop();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration rest = Duration.ZERO;
            while (!stopping.await(rest.toNanos(), TimeUnit.NANOSECONDS)) {
                rest = restAfterRound();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // Whatever is thrown: a thread that ended here would be missed by nobody until its work was.
    private Duration restAfterRound() {
        try {
            Duration rest = round.get();
            if (failing) {
                log.info("{} works again", name);
            }
            failing = false;
            pause.reset();
            return rest;
        } catch (Throwable failure) {
            if (!failing) {
                warn(failure);
            }
            failing = true;
            return pause.next();
        }
    }

    private void warn(Throwable failure) {
        if (Outage.isAnywhereBehind(failure)) {
            log.warn(
                    "{} waits for the end of an outage: {}",
                    name,
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        } else {
            log.warn("{} fails, and goes on trying", name, failure);
        }
    }
}
