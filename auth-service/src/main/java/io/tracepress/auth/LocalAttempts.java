package io.tracepress.auth;

import io.tracepress.auth.AttemptCounter.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Attempts counted in this process, for as many names as fit; the oldest are forgotten first. */
@Component
class LocalAttempts {

    private static final int MAX_NAMES = 100_000;

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_NAMES;
        }
    };

    LocalAttempts(Clock clock) {
        this.clock = clock;
    }

    private record Window(int attempts, Instant end) {}

    synchronized Duration count(List<Limit> limits) {
        Instant now = clock.instant();
        for (Limit limit : limits) {
            var window = windows.computeIfPresent(
                    limit.name(), (_, open) -> open.end().isAfter(now) ? open : null);
            if (window != null && window.attempts() >= limit.attempts()) {
                return Duration.between(now, window.end());
            }
        }
        for (Limit limit : limits) {
            windows.merge(
                    limit.name(),
                    new Window(1, now.plus(limit.window())),
                    (open, _) -> new Window(open.attempts() + 1, open.end()));
        }
        return Duration.ZERO;
    }

    synchronized void undo(List<Limit> limits) {
        for (Limit limit : limits) {
            windows.computeIfPresent(
                    limit.name(),
                    (_, open) -> open.attempts() > 1 ? new Window(open.attempts() - 1, open.end()) : null);
        }
    }

    synchronized void forget(List<Limit> limits) {
        limits.forEach(limit -> windows.remove(limit.name()));
    }
}
