package io.tracepress.auth;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** Counts attempts in windows of time: in Redis for all replicas, and in this process while Redis is down. */
@Component
class AttemptCounter {

    private static final Logger log = LoggerFactory.getLogger(AttemptCounter.class);
    private static final RedisScript<Long> COUNT =
            RedisScript.of(new ClassPathResource("redis/count-attempt.lua"), Long.class);
    private static final RedisScript<Long> UNDO =
            RedisScript.of(new ClassPathResource("redis/undo-attempt.lua"), Long.class);

    private final StringRedisTemplate redis;
    private final LocalAttempts local;

    AttemptCounter(StringRedisTemplate redis, LocalAttempts local) {
        this.redis = redis;
        this.local = local;
    }

    /** At most so many attempts under a name within a window, which begins with the first of them. */
    record Limit(String name, int attempts, Duration window) {}

    /** Counts an attempt against all limits, unless one is reached: then how long to wait, else zero. */
    Duration count(List<Limit> limits) {
        try {
            Object[] arguments = limits.stream()
                    .flatMap(limit -> Stream.of(limit.attempts(), limit.window().toMillis()))
                    .map(String::valueOf)
                    .toArray();
            return Duration.ofMillis(redis.execute(COUNT, names(limits), arguments));
        } catch (DataAccessException down) {
            log.warn("attempts are counted in this process only: {}", down.getMessage());
            return local.count(limits);
        }
    }

    /** Takes back an attempt that turned out well. */
    void undo(List<Limit> limits) {
        local.undo(limits);
        try {
            redis.execute(UNDO, names(limits));
        } catch (DataAccessException down) {
            log.warn("an attempt is not taken back: {}", down.getMessage());
        }
    }

    /** Begins anew, as if there had been no attempts. */
    void forget(List<Limit> limits) {
        local.forget(limits);
        try {
            redis.delete(names(limits));
        } catch (DataAccessException down) {
            log.warn("attempts are not forgotten: {}", down.getMessage());
        }
    }

    private static List<String> names(List<Limit> limits) {
        return limits.stream().map(Limit::name).toList();
    }
}
