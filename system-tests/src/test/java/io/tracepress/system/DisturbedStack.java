package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A stack whose parts tests suspend and kill; {@link SharedStack} hands it out. */
final class DisturbedStack implements AutoCloseable {

    /** How many events email-service deals with at once. */
    static final int CONCURRENCY = 2;

    // Outside of temporary folders, so that its logs are there after a test has failed.
    private static final Path HOME =
            Path.of("target", "disturbed-stack", "home").toAbsolutePath();
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Map<String, String> PATIENCE = Map.of(
            "BCRYPT_COST",
            "4",
            "EVENT_CONCURRENCY",
            Integer.toString(CONCURRENCY),
            "TRACEPRESS_EVENTS_FIRSTRETRYDELAY",
            "250ms",
            // Milliseconds.
            "SMTP_READ_TIMEOUT",
            "3000");

    private final Stack stack = new Stack(HOME, environment());

    DisturbedStack() {
        // What a run that was killed has left.
        stack.run("down", "--purge");
    }

    /** Starts what is not up, and returns when a registration has been accepted: a cold one may miss its deadline. */
    Stack up() {
        if (!stack.isUp()) {
            stack.up();
            var anonymous = Client.of(stack.url());
            await().atMost(WARM_UP)
                    .untilAsserted(() -> assertThat(anonymous
                                    .post("/auth/register", Person.unique().registration())
                                    .status())
                            .isEqualTo(201));
        }
        return stack;
    }

    private static Map<String, String> environment() {
        var environment = new HashMap<>(PATIENCE);
        environment.putAll(Stack.QUICK_START);
        return environment;
    }

    @Override
    public void close() {
        stack.close();
    }
}
