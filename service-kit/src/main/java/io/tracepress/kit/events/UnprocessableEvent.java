package io.tracepress.kit.events;

/** Another try could not end otherwise. */
final class UnprocessableEvent extends RuntimeException {

    UnprocessableEvent(String problem) {
        super("The event " + problem);
    }
}
