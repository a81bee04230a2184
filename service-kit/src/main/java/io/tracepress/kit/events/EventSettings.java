package io.tracepress.kit.events;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Settings of streams and their consumers.
 *
 * @param consumer what this process is called within its group; the same after a restart, so that it finds again what
 *     it had begun
 * @param concurrency how many events are handled at once
 * @param maxTries failed tries after which an event is a dead letter
 * @param maxDeliveries deliveries, counted failures or not, after which it is one: it may be what kills the consumer
 * @param firstRetryDelay time before the second try; it doubles with each further one
 * @param longestPause during an outage, of which the first pause is as long as firstRetryDelay
 * @param claimIdle how long an event lies with a consumer until that one counts as dead
 * @param readWait how long a read waits for events, and with it how late a retry or a stop may be
 * @param upkeepInterval how often streams are measured and trimmed, and dead consumers looked for
 * @param consumerLifetime how long a consumer without events is remembered
 * @param keptEntries how long a stream may be before it is rid of what all groups have acknowledged
 * @param maxEntries how long a stream may be that groups have not acknowledged; more is left in the outbox
 */
@ConfigurationProperties("tracepress.events")
record EventSettings(
        String consumer,
        int concurrency,
        int maxTries,
        int maxDeliveries,
        Duration firstRetryDelay,
        Duration longestPause,
        Duration claimIdle,
        Duration readWait,
        Duration upkeepInterval,
        Duration consumerLifetime,
        long keptEntries,
        long maxEntries) {

    EventSettings {
        Assert.isTrue(
                claimIdle.compareTo(longestDelay(firstRetryDelay, maxTries)) > 0
                        && claimIdle.compareTo(longestPause) > 0,
                "tracepress.events.claim-idle must be longer than any pause of a living consumer");
    }

    /** The one before the last try. */
    Duration longestRetryDelay() {
        return longestDelay(firstRetryDelay, maxTries);
    }

    private static Duration longestDelay(Duration first, int tries) {
        return first.multipliedBy(1L << Math.max(tries - 2, 0));
    }
}
