package io.tracepress.kit.outbox;

import io.tracepress.kit.threads.BackgroundLoop;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what is in the outbox, on a thread of its own and with at most one connection of the pool, so that no
 * request ever waits for it. Any number of replicas do so side by side: what one has locked, the others skip.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

    // Before and after all that answers requests, which may write events until the end.
    private static final int PHASE = 0;

    private final OutboxBatch batch;
    private final OutboxUpkeep upkeep;
    private final OutboxBell bell;
    private final OutboxSettings settings;
    private BackgroundLoop loop;

    OutboxRelay(OutboxBatch batch, OutboxUpkeep upkeep, OutboxBell bell, OutboxSettings settings) {
        this.batch = batch;
        this.upkeep = upkeep;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        loop = BackgroundLoop.start("outbox-relay", this::round);
    }

    @Override
    public synchronized void stop() {
        loop.requestStop();
        bell.ring();
        loop.stop();
        loop = null;
        drain();
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("outbox-relay-stop").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private Duration round() {
        upkeep.runIfDue();
        if (!batch.send()) {
            bell.await(settings.pollInterval());
        }
        return Duration.ZERO;
    }

    // What stays is sent by another replica, or after the next start.
    private void drain() {
        Instant end = Instant.now().plus(LONGEST_DRAIN);
        try {
            boolean more;
            do {
                more = batch.send();
            } while (more && Instant.now().isBefore(end));
        } catch (RuntimeException failure) {
            log.info("the outbox could not be emptied before the end: {}", failure.toString());
        }
    }
}
