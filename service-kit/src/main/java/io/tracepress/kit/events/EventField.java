package io.tracepress.kit.events;

/** The fields of an entry; those from TYPE on only dead letters and replays have. */
final class EventField {

    static final String ID = "id";
    static final String PAYLOAD = "payload";
    static final String TRACEPARENT = "traceparent";
    static final String WRITTEN_AT = "written-at";

    static final String TYPE = "type";
    static final String REASON = "reason";
    static final String TRIES = "tries";
    static final String FAILED_AT = "failed-at";

    private EventField() {}
}
