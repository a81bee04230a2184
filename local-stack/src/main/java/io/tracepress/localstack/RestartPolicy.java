package io.tracepress.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long to wait before a dead process is started again: 1 s, 2 s, 4 s … until it dies five times in a minute. */
final class RestartPolicy {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int DEATHS_AT_MOST = 5;

    private final Deque<Instant> deaths = new ArrayDeque<>();

    /** Empty when it is not worth another attempt. */
    Optional<Duration> delayAfterDeathAt(Instant now) {
        deaths.removeIf(death -> death.isBefore(now.minus(WINDOW)));
        deaths.add(now);
        return deaths.size() >= DEATHS_AT_MOST
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(1L << (deaths.size() - 1)));
    }
}
