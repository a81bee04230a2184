package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sessions that were opened by a login. PostgreSQL decides about them; Redis only remembers. */
@Component
class Sessions {

    private final SessionRepository stored;
    private final SessionCache cache;
    private final AuthSettings settings;
    private final Clock clock;

    Sessions(SessionRepository stored, SessionCache cache, AuthSettings settings, Clock clock) {
        this.stored = stored;
        this.cache = cache;
        this.settings = settings;
        this.clock = clock;
    }

    /** False when the password that was proven has been replaced meanwhile. */
    boolean open(TokenIssuer.Issued issued, String provenPasswordHash, String device) {
        boolean opened = stored.add(issued, provenPasswordHash, device, nextExpiry());
        if (opened) {
            cache.rememberActive(issued.sessionId());
        }
        return opened;
    }

    boolean isActive(UUID sessionId) {
        return switch (cache.recall(sessionId)) {
            case ACTIVE -> true;
            case ENDED -> false;
            case UNKNOWN -> askPostgres(sessionId);
        };
    }

    List<SessionRepository.Session> of(Caller user) {
        return stored.of(user.userId(), clock.instant());
    }

    /** Ends one of the user's sessions; not found when the user never had it. */
    void end(UUID userId, UUID sessionId) {
        if (!endStored(userId, sessionId) && !stored.exists(userId, sessionId)) {
            throw ServiceFailure.notFound("There is no such session.");
        }
        forget(sessionId);
    }

    /** Ends all of the user's sessions but one. */
    void endOthers(UUID userId, UUID keptSessionId) {
        stored.endOthers(userId, keptSessionId, clock.instant()).forEach(this::forget);
    }

    /** Ends a session in PostgreSQL, for callers with a transaction of their own; false when it had ended. */
    boolean endStored(UUID userId, UUID sessionId) {
        return stored.end(userId, sessionId, clock.instant());
    }

    /** Ends all sessions of a user in PostgreSQL, for callers with a transaction of their own; which those were. */
    List<UUID> endAllStored(UUID userId) {
        return stored.endAll(userId, clock.instant());
    }

    /** Makes Redis know that a session has ended; where it cannot, {@link TombstoneRepair} goes on trying. */
    void forget(UUID sessionId) {
        if (cache.rememberEnded(sessionId)) {
            stored.markTombstoned(sessionId);
        }
    }

    Instant nextExpiry() {
        return clock.instant().plus(settings.sessionLifetime());
    }

    private boolean askPostgres(UUID sessionId) {
        boolean active = stored.isActive(sessionId, clock.instant());
        // Asked again after the refill: a logout between the two may have lost its tombstone with a restart of Redis.
        if (active && cache.rememberActive(sessionId) && !stored.isActive(sessionId, clock.instant())) {
            forget(sessionId);
            return false;
        }
        return active;
    }
}
