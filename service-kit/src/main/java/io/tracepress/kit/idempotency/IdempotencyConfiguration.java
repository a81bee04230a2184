package io.tracepress.kit.idempotency;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnClass(JdbcClient.class)
class IdempotencyConfiguration {

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    IdempotencyKeys idempotencyKeys(JdbcClient database, Clock clock) {
        return new IdempotencyKeys(database, clock);
    }
}
