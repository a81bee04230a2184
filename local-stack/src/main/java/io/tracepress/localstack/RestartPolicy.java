package io.tracepress.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long to wait before a dead process is started again. One that was ready starts at once, however often that
 * happens; one that dies while starting waits 1 s, 2 s, 4 s … and is given up after the fifth time in a row.
 */
final class RestartPolicy {

    private static final int FAILED_STARTS_AT_MOST = 5;
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private int failedStarts;

    /** Empty when it is not worth another attempt. */
    Optional<Duration> delayAfterDeath(Optional<Instant> readySince, Instant now) {
        if (readySince.isPresent()) {
            failedStarts = 0;
            // What dies as soon as it is ready would otherwise do so many times a second.
            boolean diedAtOnce = now.isBefore(readySince.get().plus(SHORT_LIFE));
            return Optional.of(diedAtOnce ? SHORT_LIFE : Duration.ZERO);
        }
        failedStarts++;
        return failedStarts >= FAILED_STARTS_AT_MOST
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(1L << (failedStarts - 1)));
    }
}
