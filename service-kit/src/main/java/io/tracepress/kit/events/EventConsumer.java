package io.tracepress.kit.events;

import io.tracepress.kit.threads.BackgroundLoop;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;

/** Gives a service's handlers their events from when the service is up until it begins to stop. */
final class EventConsumer implements SmartLifecycle {

    private final ConsumerGroup group;
    private final EventProcessor processor;
    private final EventUpkeep upkeep;
    private final EventConnections connections;
    private final EventSettings settings;

    private List<EventWorker> workers = List.of();
    private BackgroundLoop upkeeping;

    EventConsumer(
            ConsumerGroup group,
            EventProcessor processor,
            EventUpkeep upkeep,
            EventConnections connections,
            EventSettings settings) {
        this.group = group;
        this.processor = processor;
        this.upkeep = upkeep;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        List<EventWorker> started = IntStream.rangeClosed(1, settings.concurrency())
                .mapToObj(this::worker)
                .toList();
        started.forEach(EventWorker::start);
        workers = started;
        upkeeping = BackgroundLoop.start("events-upkeep", () -> {
            started.forEach(EventWorker::keepInHand);
            upkeep.run();
            return settings.upkeepInterval();
        });
    }

    /** Lets events in hand be finished; what the consumers are given no more, others are. */
    @Override
    public synchronized void stop() {
        workers.forEach(EventWorker::requestStop);
        workers.forEach(EventWorker::stop);
        upkeeping.stop();
        workers = List.of();
    }

    // Not on the thread that stops the service, whose patience with a phase has an end.
    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual().name("events-stop").start(() -> {
            stop();
            stopped.run();
        });
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }

    private EventWorker worker(int number) {
        return new EventWorker(settings.consumer() + "-" + number, group, processor, connections, settings);
    }
}
