package io.tracepress.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the tombstones that failed, of this replica and of all others, and then lets the cache be trusted again. */
@Component
class TombstoneRepair {

    private static final int BATCH = 500;

    private final SessionRepository sessions;
    private final SessionCache cache;
    private final Duration window;
    private final Clock clock;

    TombstoneRepair(SessionRepository sessions, SessionCache cache, AuthSettings settings, Clock clock) {
        this.sessions = sessions;
        this.cache = cache;
        // Older sessions have no access token left that could be shown.
        this.window = settings.accessTokenLifetime().multipliedBy(2);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${tracepress.auth.tombstone-repair-interval}")
    void repair() {
        long failuresBefore = cache.failures();
        List<UUID> missing;
        do {
            missing = sessions.withoutTombstone(clock.instant().minus(window), BATCH);
            for (UUID sessionId : missing) {
                if (!cache.rememberEnded(sessionId)) {
                    return;
                }
                sessions.markTombstoned(sessionId);
            }
        } while (missing.size() == BATCH);
        cache.trustAgain(failuresBefore);
    }
}
