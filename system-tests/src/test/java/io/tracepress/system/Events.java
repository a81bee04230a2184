package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Events on their way between services, as an operator sees them in Redis. */
final class Events implements AutoCloseable {

    static final String USER_REGISTERED = "user.registered";

    // What the relay does: the entry and its number in the stream at once.
    private static final String ADD = """
            local n = redis.call('HINCRBY', KEYS[2], ARGV[1], 1)
            return redis.call('XADD', KEYS[1], '*', 'id', ARGV[2], 'payload', ARGV[3], 'written-at', ARGV[4], 'n', n)
            """;
    private static final Duration SETTLING = Duration.ofSeconds(90);

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> redis;

    Events(Databases databases) {
        this.client = RedisClient.create(server(databases));
        this.connection = client.connect();
        this.redis = connection.sync();
    }

    static RedisURI server(Databases databases) {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(Stack.port(63790))
                .withPassword(databases.password("redis").toCharArray())
                .build();
    }

    /** Sends the same event so many times, without waiting for one before the next. */
    void sendUserRegistered(String id, String userId, int times) throws Exception {
        RedisAsyncCommands<String, String> pipe = connection.async();
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(pipe.eval(
                    ADD,
                    ScriptOutputType.VALUE,
                    new String[] {"events:" + USER_REGISTERED, "events:sequence"},
                    USER_REGISTERED,
                    id,
                    "{\"userId\":\"" + userId + "\"}",
                    Long.toString(Instant.now().toEpochMilli())));
        }
        for (var answer : answers) {
            answer.get();
        }
    }

    /** Returns when every group has taken every event and dealt with it. */
    void awaitQuiet() {
        await("no event on its way")
                .pollInterval(Duration.ofMillis(250))
                .atMost(SETTLING)
                .until(() -> groups().allMatch(Group::isIdle));
    }

    /** Events that were taken and not yet dealt with, in all groups. */
    long pending() {
        return groups().mapToLong(Group::pending).sum();
    }

    /** Who of a group has read the stream. */
    List<String> consumers(String type, String group) {
        return redis.xinfoConsumers("events:" + type, group).stream()
                .map(consumer -> fields(consumer).get("name").toString())
                .toList();
    }

    /** What a group gave up, by the id of the event. */
    Map<String, Map<String, String>> deadLetters(String group) {
        Map<String, Map<String, String>> letters = new HashMap<>();
        redis.xrange("dead-letters:" + group, Range.unbounded()).stream()
                .map(StreamMessage::getBody)
                .forEach(letter -> letters.put(letter.get("id"), letter));
        return letters;
    }

    /** The same of all groups. */
    Map<String, Map<String, String>> deadLetters() {
        Map<String, Map<String, String>> letters = new HashMap<>();
        redis.keys("dead-letters:*").forEach(key -> letters.putAll(deadLetters(key.split(":")[1])));
        return letters;
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }

    private record Group(long pending, boolean hasAll) {

        boolean isIdle() {
            return pending == 0 && hasAll;
        }
    }

    private Stream<Group> groups() {
        return Stream.of("events:*", "replays:*")
                .flatMap(pattern -> redis.keys(pattern).stream())
                .filter(key -> redis.type(key).equals("stream"))
                .flatMap(this::groups);
    }

    private Stream<Group> groups(String stream) {
        var last = fields(redis.xinfoStream(stream)).get("last-generated-id");
        return redis.xinfoGroups(stream).stream().map(group -> {
            var fields = fields(group);
            return new Group(
                    (Long) fields.get("pending"),
                    fields.get("last-delivered-id").equals(last));
        });
    }

    /** Redis answers with names and values by turns. */
    private static Map<String, Object> fields(Object answer) {
        var list = (List<?>) answer;
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            fields.put(list.get(i).toString(), list.get(i + 1));
        }
        return fields;
    }
}
