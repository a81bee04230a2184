package io.tracepress.auth;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * What Redis remembers about sessions. Without Redis it knows nothing, and nothing fails. After a failure its memory is
 * not trusted until {@link TombstoneRepair} has made sure that no ended session is remembered as active.
 */
@Component
class SessionCache {

    private static final Logger log = LoggerFactory.getLogger(SessionCache.class);
    private static final String ACTIVE = "active";
    private static final String ENDED = "ended";
    // Clocks differ between machines; the tombstone must be the last to go.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private final StringRedisTemplate redis;
    private final Duration lifetime;
    private final AtomicLong failures = new AtomicLong();
    private volatile long failuresRepaired;

    SessionCache(StringRedisTemplate redis, AuthSettings settings) {
        this.redis = redis;
        this.lifetime = settings.accessTokenLifetime();
    }

    enum Memory {
        ACTIVE,
        ENDED,
        UNKNOWN
    }

    Memory recall(UUID sessionId) {
        if (!isTrusted()) {
            return Memory.UNKNOWN;
        }
        String value = orNull(() -> redis.opsForValue().get(key(sessionId)));
        return switch (value) {
            case ACTIVE -> Memory.ACTIVE;
            case ENDED -> Memory.ENDED;
            case null, default -> Memory.UNKNOWN;
        };
    }

    /** True when it is now remembered as active; never overwrites, since what Redis says is newer than a read. */
    boolean rememberActive(UUID sessionId) {
        return Boolean.TRUE.equals(orNull(() -> redis.opsForValue().setIfAbsent(key(sessionId), ACTIVE, lifetime)));
    }

    /** True when Redis has it. The tombstone outlives every access token of the session. */
    boolean rememberEnded(UUID sessionId) {
        return orNull(() -> {
                    redis.opsForValue().set(key(sessionId), ENDED, lifetime.plus(CLOCK_SKEW));
                    return ENDED;
                })
                != null;
    }

    boolean isTrusted() {
        return failures.get() == failuresRepaired;
    }

    /** How many failures there have been: a repair covers those that came before it began. */
    long failures() {
        return failures.get();
    }

    void trustAgain(long failuresBeforeRepair) {
        failuresRepaired = failuresBeforeRepair;
    }

    private <T> T orNull(Supplier<T> call) {
        try {
            return call.get();
        } catch (DataAccessException down) {
            failures.incrementAndGet();
            log.warn("session cache not reached: {}", down.getMessage());
            return null;
        }
    }

    private static String key(UUID sessionId) {
        return "session:" + sessionId;
    }
}
