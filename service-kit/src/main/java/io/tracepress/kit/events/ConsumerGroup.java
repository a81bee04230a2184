package io.tracepress.kit.events;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What Redis keeps for the consumers of one service: which events they were given, and which they are done with. */
final class ConsumerGroup {

    private static final int ADOPTED_AT_ONCE = 10;

    private final String name;
    private final List<String> types;
    private final List<String> streams;
    private final EventConnections connections;
    private final EventSettings settings;

    ConsumerGroup(String name, List<String> types, EventConnections connections, EventSettings settings) {
        this.name = name;
        this.types = List.copyOf(types);
        this.streams = Stream.concat(types.stream().map(EventStreams::of), Stream.of(EventStreams.replays(name)))
                .toList();
        this.connections = connections;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    List<String> types() {
        return types;
    }

    /** The streams of its types, and that of its replays. */
    List<String> streams() {
        return streams;
    }

    /** Makes what is missing: a new group is given all that the streams hold. */
    void create() {
        var makingStream = XGroupCreateArgs.Builder.mkstream();
        for (String stream : streams) {
            try {
                connections.ask(redis -> redis.xgroupCreate(StreamOffset.from(stream, "0"), name, makingStream));
            } catch (RedisBusyException exists) {
                // As it should be from the second start on.
            }
        }
    }

    /** True when Redis knows no such group, or not even the stream, so that they must be created. */
    static boolean isMissing(RedisException failure) {
        return failure instanceof RedisCommandExecutionException
                && (failure.getMessage().contains("NOGROUP")
                        || failure.getMessage().contains("no such key"));
    }

    /** Gives the consumer new events, at most one of each stream, or none when there are none in the given time. */
    List<Delivery> read(String consumer, StatefulRedisConnection<String, String> connection, Duration wait) {
        var one = XReadArgs.Builder.count(1);
        List<StreamMessage<String, String>> messages = connection
                .sync()
                .xreadgroup(
                        Consumer.from(name, consumer),
                        wait.isZero() ? one : one.block(wait),
                        streams.stream().map(StreamOffset::lastConsumed).toArray(ConsumerGroup::offsets));
        return messages.stream()
                .map(message ->
                        new Delivery(consumer, message.getStream(), message.getId(), 1, fields(message.getBody())))
                .toList();
    }

    /** Gives the consumer an event of its own that has waited long enough for another try. */
    Optional<Delivery> takeDue(String consumer) {
        List<Object> due = connections.ask(redis -> EventScript.TAKE_DUE.run(
                redis,
                streams,
                name,
                consumer,
                settings.firstRetryDelay().toMillis(),
                settings.longestRetryDelay().toMillis()));
        return due.size() < 4 ? Optional.empty() : Optional.of(delivery(consumer, due));
    }

    /** Lets the consumer have, as events of its own, what consumers that must be dead were given. */
    long adopt(String consumer) {
        return connections.ask(redis -> EventScript.ADOPT.<Long>run(
                redis, streams, name, consumer, settings.claimIdle().toMillis(), ADOPTED_AT_ONCE));
    }

    /** Shows that the event is in good hands, however long it takes. */
    void keep(Delivery delivery) {
        claim(delivery, XClaimArgs.Builder.justid());
    }

    /** The event never comes again. */
    void acknowledge(Delivery delivery) {
        connections.ask(redis -> redis.xack(delivery.stream(), name, delivery.entry()));
    }

    /** As if it had not been tried: it comes again, as soon as after the first failure at least. */
    void uncount(Delivery delivery) {
        claim(delivery, XClaimArgs.Builder.justid().retryCount(delivery.deliveries() - 1));
    }

    /** Moves the event to the dead letters. */
    void giveUp(Delivery delivery, String reason) {
        var arguments = new ArrayList<Object>(List.of(name, delivery.entry()));
        for (String field : List.of(EventField.ID, EventField.PAYLOAD, EventField.TRACEPARENT, EventField.WRITTEN_AT)) {
            arguments.addAll(List.of(field, delivery.fields().getOrDefault(field, "")));
        }
        arguments.addAll(List.of(EventField.TYPE, delivery.type()));
        arguments.addAll(List.of(EventField.REASON, reason));
        arguments.addAll(List.of(EventField.TRIES, delivery.deliveries()));
        arguments.addAll(List.of(EventField.FAILED_AT, Instant.now().toEpochMilli()));
        connections.ask(redis -> EventScript.DEAD_LETTER.<Long>run(
                redis,
                List.of(delivery.stream(), EventStreams.deadLetters(name), EventStreams.GROUPS_WITH_DEAD_LETTERS),
                arguments.toArray()));
    }

    // Claiming what was acknowledged meanwhile does nothing.
    private void claim(Delivery delivery, XClaimArgs how) {
        connections.ask(redis -> redis.xclaim(
                delivery.stream(),
                Consumer.from(name, delivery.consumer()),
                how.minIdleTime(0).idle(0),
                delivery.entry()));
    }

    private static Delivery delivery(String consumer, List<Object> due) {
        return new Delivery(
                consumer, (String) due.get(0), (String) due.get(1), (Long) due.get(2), fields((List<?>) due.get(3)));
    }

    private static Map<String, String> fields(Map<String, String> body) {
        return body == null ? Map.of() : Map.copyOf(body);
    }

    private static Map<String, String> fields(List<?> namesAndValues) {
        var fields = new HashMap<String, String>();
        for (int i = 0; i + 1 < namesAndValues.size(); i += 2) {
            fields.put((String) namesAndValues.get(i), (String) namesAndValues.get(i + 1));
        }
        return fields;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static StreamOffset<String>[] offsets(int size) {
        return new StreamOffset[size];
    }
}
