package io.tracepress.kit.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the relay.
 *
 * @param batchSize rows that are sent in one transaction
 * @param pollInterval how often it looks for rows that nobody woke it for
 * @param retention how long published rows are kept
 * @param upkeepInterval how often the outbox is measured and rid of old rows
 */
@ConfigurationProperties("tracepress.outbox")
record OutboxSettings(int batchSize, Duration pollInterval, Duration retention, Duration upkeepInterval) {}
