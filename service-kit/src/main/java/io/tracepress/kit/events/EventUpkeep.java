package io.tracepress.kit.events;

import io.lettuce.core.RedisException;
import java.util.List;

/** What has to be done for the streams of a group now and then, by any of its consumers. */
final class EventUpkeep {

    private final ConsumerGroup group;
    private final EventConnections connections;
    private final EventMetrics metrics;
    private final EventSettings settings;

    EventUpkeep(ConsumerGroup group, EventConnections connections, EventMetrics metrics, EventSettings settings) {
        this.group = group;
        this.connections = connections;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** Measures, trims, and forgets consumers; of a group that is missing there is nothing to keep up. */
    void run() {
        try {
            measure();
            trim();
            forgetConsumers();
        } catch (RedisException failure) {
            if (!ConsumerGroup.isMissing(failure)) {
                throw failure;
            }
        }
    }

    private void measure() {
        for (String type : group.types()) {
            metrics.measured(EventStreams.of(type), group.name(), backlog(type));
        }
        metrics.deadLetters(group.name(), connections.ask(redis -> redis.xlen(EventStreams.deadLetters(group.name()))));
    }

    private Backlog backlog(String type) {
        List<Long> lagAndPending = connections.ask(redis -> EventScript.BACKLOG.run(
                redis, List.of(EventStreams.of(type), EventStreams.SEQUENCE), group.name(), type));
        return new Backlog(lagAndPending.get(0), lagAndPending.get(1));
    }

    private void trim() {
        for (String stream : group.streams()) {
            connections.ask(redis -> EventScript.TRIM.<Long>run(redis, List.of(stream), settings.keptEntries()));
        }
    }

    private void forgetConsumers() {
        connections.ask(redis -> EventScript.FORGET_CONSUMERS.<Long>run(
                redis,
                group.streams(),
                group.name(),
                settings.consumerLifetime().toMillis()));
    }
}
