package io.tracepress.auth;

import java.time.Clock;
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

    void open(UUID sessionId, UUID userId, RefreshTokens.Stored refreshToken) {
        stored.add(sessionId, userId, clock.instant().plus(settings.sessionLifetime()), refreshToken);
        cache.remember(sessionId);
    }

    boolean isActive(UUID sessionId) {
        if (cache.knows(sessionId)) {
            return true;
        }
        boolean active = stored.isActive(sessionId, clock.instant());
        if (active) {
            cache.remember(sessionId);
        }
        return active;
    }
}
