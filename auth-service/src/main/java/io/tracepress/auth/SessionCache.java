package io.tracepress.auth;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Active sessions in Redis. Without Redis it knows nothing, and nothing fails. */
@Component
class SessionCache {

    private static final Logger log = LoggerFactory.getLogger(SessionCache.class);
    private static final String ACTIVE = "active";

    private final StringRedisTemplate redis;
    private final AuthSettings settings;

    SessionCache(StringRedisTemplate redis, AuthSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    boolean knows(UUID sessionId) {
        try {
            return ACTIVE.equals(redis.opsForValue().get(key(sessionId)));
        } catch (DataAccessException down) {
            log.warn("session cache not reached: {}", down.getMessage());
            return false;
        }
    }

    /** Never overwrites: what Redis already says about a session is newer than what was read from PostgreSQL. */
    void remember(UUID sessionId) {
        try {
            redis.opsForValue().setIfAbsent(key(sessionId), ACTIVE, settings.accessTokenLifetime());
        } catch (DataAccessException down) {
            log.warn("session cache not reached: {}", down.getMessage());
        }
    }

    private static String key(UUID sessionId) {
        return "session:" + sessionId;
    }
}
