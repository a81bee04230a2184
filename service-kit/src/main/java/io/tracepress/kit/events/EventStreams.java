package io.tracepress.kit.events;

/** The names of what events are kept in. */
final class EventStreams {

    /** The hash that holds, for each type, the number of its last event. */
    static final String SEQUENCE = "events:sequence";

    /** The set of groups that have, or had, dead letters. */
    static final String GROUPS_WITH_DEAD_LETTERS = "dead-letters";

    private static final String EVENTS = "events:";

    private EventStreams() {}

    static String of(String type) {
        return EVENTS + type;
    }

    /** The type of a stream's events; of replays only the entries know. */
    static String type(String stream) {
        return stream.substring(EVENTS.length());
    }

    /** What only that group reads: dead letters that it is to try again. */
    static String replays(String group) {
        return "replays:" + group;
    }

    static String deadLetters(String group) {
        return "dead-letters:" + group;
    }
}
