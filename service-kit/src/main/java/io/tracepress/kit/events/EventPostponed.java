package io.tracepress.kit.events;

/** The event cannot be dealt with now, through no fault of its own: it comes again, and this try does not count. */
public final class EventPostponed extends RuntimeException {

    public EventPostponed(String reason) {
        super(reason);
    }

    public EventPostponed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
