package io.tracepress.kit.events;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A handler that remembers what it was given, and then does what the test wants. */
public final class Listener<E extends Message> implements EventHandler<E> {

    private final E empty;
    private final Consumer<Event<E>> behaviour;
    private final List<Event<E>> events = new CopyOnWriteArrayList<>();
    private final List<Instant> times = new CopyOnWriteArrayList<>();

    private Listener(E empty, Consumer<Event<E>> behaviour) {
        this.empty = empty;
        this.behaviour = behaviour;
    }

    public static <E extends Message> Listener<E> to(E empty) {
        return new Listener<>(empty, _ -> {});
    }

    public static <E extends Message> Listener<E> to(E empty, Consumer<Event<E>> behaviour) {
        return new Listener<>(empty, behaviour);
    }

    @Override
    public E emptyEvent() {
        return empty;
    }

    @Override
    public void handle(Event<E> event) {
        times.add(Instant.now());
        events.add(event);
        behaviour.accept(event);
    }

    /** What it was given, tries that failed included. */
    public List<Event<E>> events() {
        return events;
    }

    /** When. */
    public List<Instant> times() {
        return times;
    }
}
