package io.tracepress.kit.outbox;

import io.opentelemetry.api.OpenTelemetry;
import io.tracepress.kit.events.EventPublisher;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@AutoConfiguration(
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class},
        afterName = "io.tracepress.kit.events.EventsConfiguration")
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(JdbcClient.class)
class OutboxConfiguration {

    @Bean
    OutboxBell outboxBell() {
        return new OutboxBell();
    }

    @Bean
    Outbox outbox(JdbcClient database, OutboxBell bell) {
        return new Outbox(database, bell);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventPublisher.class)
    @EnableConfigurationProperties(OutboxSettings.class)
    static class RelayConfiguration {

        @Bean
        OutboxRelay outboxRelay(
                JdbcClient database,
                EventPublisher publisher,
                TransactionOperations transactions,
                OutboxBell bell,
                OutboxSettings settings,
                OpenTelemetry telemetry) {
            var outbox = new OutboxRepository(database);
            return new OutboxRelay(
                    new OutboxBatch(outbox, publisher, transactions, settings.batchSize()),
                    new OutboxUpkeep(outbox, settings, telemetry),
                    bell,
                    settings);
        }
    }
}
