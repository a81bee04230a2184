package io.tracepress.kit.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The handlers of a service, one for each type. */
final class EventHandlers {

    // A newer writer may say more than this consumer knows of.
    private static final JsonFormat.Parser JSON = JsonFormat.parser().ignoringUnknownFields();

    private final Map<String, EventHandler<?>> byType;

    EventHandlers(List<EventHandler<?>> handlers) {
        byType = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        handler -> EventTypes.of(handler.emptyEvent()), Function.identity()));
    }

    List<String> types() {
        return byType.keySet().stream().sorted().toList();
    }

    boolean know(String type) {
        return byType.containsKey(type);
    }

    void handle(Delivery delivery) {
        handle(byType.get(delivery.type()), delivery);
    }

    private static <E extends Message> void handle(EventHandler<E> handler, Delivery delivery) {
        handler.handle(new Event<>(
                UUID.fromString(delivery.eventId()),
                parse(delivery.payload(), handler.emptyEvent()),
                delivery.writtenAt()));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Message> E parse(String json, E empty) {
        Message.Builder message = empty.newBuilderForType();
        try {
            JSON.merge(json, message);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalArgumentException("not the JSON of a " + EventTypes.of(empty), malformed);
        }
        return (E) message.build();
    }
}
