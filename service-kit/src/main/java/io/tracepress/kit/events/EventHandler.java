package io.tracepress.kit.events;

import com.google.protobuf.Message;

/**
 * What a service does about events of one type. Every bean of this type is given the events of its type, each once more
 * until {@link #handle} returns, so it must know by the id what it has done before.
 */
public interface EventHandler<E extends Message> {

    /** The default instance of the event's message, which tells its type. */
    E emptyEvent();

    /**
     * Deals with the event; returning means that it never comes again. An exception is a try that failed: the event
     * comes again, each time later, and after the last try goes to the dead letters. {@link EventPostponed}, and an
     * outage of a database or a neighbour, are no failures of the event and are not counted. What an exception says is
     * kept in traces, logs and dead letters, so it must name no address and no secret.
     */
    void handle(Event<E> event);
}
