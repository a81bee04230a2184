package io.tracepress.kit.telemetry;

import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.hikaricp.v3_0.HikariTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Metrics of the connection pool, and a span where a request had to wait for it: the starter brings neither. */
@AutoConfiguration
@ConditionalOnClass(HikariDataSource.class)
class ConnectionPoolTelemetryConfiguration {

    // Static and lazy, as a post-processor exists before the beans that it would need.
    @Bean
    static BeanPostProcessor observedConnectionPool(ObjectProvider<OpenTelemetry> openTelemetry) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    OpenTelemetry telemetry = openTelemetry.getObject();
                    pool.setMetricsTrackerFactory(HikariTelemetry.create(telemetry)
                            .createMetricsTrackerFactory(new ConnectionWaits(telemetry)));
                }
                return bean;
            }
        };
    }
}
