package io.tracepress.kit.events;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import io.lettuce.core.api.sync.RedisScriptingCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.springframework.core.io.ClassPathResource;

/** What Redis does in one step: each is a file in {@code redis/events}. */
enum EventScript {
    PUBLISH(ScriptOutputType.INTEGER),
    TAKE_DUE(ScriptOutputType.MULTI),
    ADOPT(ScriptOutputType.INTEGER),
    DEAD_LETTER(ScriptOutputType.INTEGER),
    REPLAY(ScriptOutputType.INTEGER),
    TRIM(ScriptOutputType.INTEGER),
    BACKLOG(ScriptOutputType.MULTI),
    FORGET_CONSUMERS(ScriptOutputType.INTEGER);

    private final ScriptOutputType answer;
    private final String text;
    private final String digest;

    EventScript(ScriptOutputType answer) {
        this.answer = answer;
        this.text = read("redis/events/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua");
        this.digest = sha1(text);
    }

    static void loadAll(RedisScriptingCommands<String, String> redis) {
        for (EventScript script : values()) {
            redis.scriptLoad(script.text);
        }
    }

    <T> T run(RedisScriptingCommands<String, String> redis, List<String> keys, Object... arguments) {
        return redis.evalsha(digest, answer, keys.toArray(String[]::new), strings(arguments));
    }

    <T> CompletionStage<T> run(
            RedisScriptingAsyncCommands<String, String> redis, List<String> keys, Object... arguments) {
        return redis.evalsha(digest, answer, keys.toArray(String[]::new), strings(arguments));
    }

    private static String[] strings(Object... arguments) {
        var strings = new String[arguments.length];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = String.valueOf(arguments[i]);
        }
        return strings;
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
