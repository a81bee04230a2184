package io.tracepress.system;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a stack leaves outside of its own tables: logs, telemetry since some moment, Redis, and events in the outbox. */
record Leavings(ObservedStack stack, Instant begin) {

    /** Each with the place where it is. */
    void forEach(BiConsumer<String, String> scan) throws IOException, SQLException {
        logs().forEach(scan);
        telemetry(scan);
        redis().forEach(scan);
        for (String database : Databases.NAMES) {
            stack.databases()
                    .query(database, "SELECT to_jsonb(outbox)::text FROM outbox")
                    .forEach(row -> scan.accept("the outbox of " + database, row));
        }
    }

    private Map<String, String> logs() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("what up prints", stack.stack().printed());
        try (var files = Files.list(stack.logs())) {
            for (Path file : files.toList()) {
                texts.put("log " + file.getFileName(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }

    private void telemetry(BiConsumer<String, String> scan) {
        stack.metrics().awaitExports();
        stack.metrics()
                .last()
                .forEach(measured -> scan.accept("metric " + measured.metric().getName(), measured.toString()));
        for (var trace : stack.traces().since(begin)) {
            trace.spans()
                    .forEach(span -> scan.accept("span '" + span.name() + "' of " + span.service(), span.toString()));
            stack.traces().logs(trace.id()).forEach(line -> scan.accept("log record", line.toString()));
        }
    }

    private Map<String, String> redis() {
        try (RedisClient client = RedisClient.create(Events.server(stack.databases()));
                var connection = client.connect()) {
            Map<String, String> texts = new LinkedHashMap<>();
            var redis = connection.sync();
            redis.keys("*").forEach(key -> texts.put("Redis key " + key, key + " " + value(redis, key)));
            return texts;
        }
    }

    private static String value(RedisCommands<String, String> redis, String key) {
        Object value = switch (redis.type(key)) {
            case "string" -> redis.get(key);
            case "hash" -> redis.hgetall(key);
            case "list" -> redis.lrange(key, 0, -1);
            case "set" -> redis.smembers(key);
            case "zset" -> redis.zrange(key, 0, -1);
            case "stream" -> redis.xrange(key, Range.unbounded());
            // It has expired since it was listed.
            case "none" -> List.of();
            default -> throw new IllegalStateException("a type that nobody here reads: " + key);
        };
        return String.valueOf(value);
    }
}
