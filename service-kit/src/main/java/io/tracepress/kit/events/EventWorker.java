package io.tracepress.kit.events;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tracepress.kit.threads.BackgroundLoop;
import io.tracepress.kit.threads.GrowingPause;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/** One consumer of the group: it handles one event after the other, so that a kill repeats one at most. */
final class EventWorker {

    private final String consumer;
    private final ConsumerGroup group;
    private final EventProcessor processor;
    private final EventConnections connections;
    private final EventSettings settings;
    private final GrowingPause outage;

    // A read may give one event of each stream.
    private final Deque<Delivery> inHand = new ConcurrentLinkedDeque<>();
    private StatefulRedisConnection<String, String> reading;
    private Instant nextAdoption = Instant.MIN;
    private BackgroundLoop loop;

    EventWorker(
            String consumer,
            ConsumerGroup group,
            EventProcessor processor,
            EventConnections connections,
            EventSettings settings) {
        this.consumer = consumer;
        this.group = group;
        this.processor = processor;
        this.connections = connections;
        this.settings = settings;
        this.outage = new GrowingPause(settings.firstRetryDelay(), settings.longestPause());
    }

    void start() {
        loop = BackgroundLoop.start("events-" + consumer, this::round);
    }

    void requestStop() {
        loop.requestStop();
    }

    /** Returns once it is done with the event in hand. */
    void stop() {
        loop.stop();
        disconnect();
    }

    /** Keeps others from taking a long handled event for a dead consumer's. */
    void keepInHand() {
        inHand.forEach(group::keep);
    }

    private Duration round() {
        try {
            adopt();
            Optional<Delivery> due = group.takeDue(consumer);
            due.ifPresent(inHand::add);
            Duration pause = workOff();
            if (pause.isPositive()) {
                return pause;
            }
            inHand.addAll(group.read(consumer, reading(), due.isPresent() ? Duration.ZERO : settings.readWait()));
            return workOff();
        } catch (RedisException failure) {
            return recover(failure);
        } finally {
            // What a failure has left here is pending, and comes again.
            inHand.clear();
        }
    }

    private void adopt() {
        if (Instant.now().isAfter(nextAdoption)) {
            group.adopt(consumer);
            nextAdoption = Instant.now().plus(settings.upkeepInterval());
        }
    }

    /** Answers how long to pause. */
    private Duration workOff() {
        while (!inHand.isEmpty()) {
            if (processor.process(inHand.element()) == EventProcessor.Outcome.OUTAGE) {
                inHand.stream().skip(1).forEach(group::uncount);
                inHand.clear();
                return outage.next();
            }
            inHand.remove();
            outage.reset();
        }
        return Duration.ZERO;
    }

    private StatefulRedisConnection<String, String> reading() {
        if (reading == null || !reading.isOpen()) {
            reading = connections.dedicated(settings.readWait());
        }
        return reading;
    }

    // At the first start, and when Redis has lost its data.
    private Duration recover(RedisException failure) {
        if (!ConsumerGroup.isMissing(failure)) {
            disconnect();
            throw failure;
        }
        group.create();
        return Duration.ZERO;
    }

    private void disconnect() {
        if (reading != null) {
            reading.closeAsync();
            reading = null;
        }
    }
}
