package io.tracepress.kit.events;

import com.google.protobuf.Message;
import io.tracepress.events.v1.EventsProto;

/** The names of events, which their messages state as the option {@code event_type}. */
public final class EventTypes {

    private EventTypes() {}

    /** For example {@code user.registered}. */
    public static String of(Message event) {
        String type = event.getDescriptorForType().getOptions().getExtension(EventsProto.eventType);
        if (type.isEmpty()) {
            throw new IllegalArgumentException(event.getDescriptorForType().getFullName() + " is no event");
        }
        return type;
    }
}
