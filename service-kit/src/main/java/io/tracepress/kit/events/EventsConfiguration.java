package io.tracepress.kit.events;

import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Streams for every service that has Redis, and a consumer for those that have handlers. */
@AutoConfiguration(after = DataRedisAutoConfiguration.class)
@ConditionalOnClass({RedisClient.class, DataRedisConnectionDetails.class})
@ConditionalOnBean({ClientResources.class, DataRedisConnectionDetails.class})
@EnableConfigurationProperties(EventSettings.class)
class EventsConfiguration {

    // Boot's resources, which trace commands.
    @Bean
    EventConnections eventConnections(ClientResources resources, DataRedisConnectionDetails server) {
        return new EventConnections(resources, server);
    }

    @Bean
    EventSpans eventSpans(OpenTelemetry telemetry) {
        return new EventSpans(telemetry);
    }

    @Bean
    EventPublisher eventPublisher(EventConnections connections, EventSpans spans, EventSettings settings) {
        return new EventPublisher(connections, spans, settings);
    }

    @Bean
    DeadLetters deadLetters(EventConnections connections) {
        return new DeadLetters(connections);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(EventHandler.class)
    static class ConsumerConfiguration {

        @Bean
        EventConsumer eventConsumer(
                List<EventHandler<?>> services,
                EventConnections connections,
                EventSpans spans,
                OpenTelemetry telemetry,
                EventSettings settings,
                @Value("${spring.application.name}") String service) {
            var handlers = new EventHandlers(services);
            var metrics = new EventMetrics(telemetry);
            var group = new ConsumerGroup(service, handlers.types(), connections, settings);
            return new EventConsumer(
                    group,
                    new EventProcessor(group, handlers, spans, metrics, settings),
                    new EventUpkeep(group, connections, metrics, settings),
                    connections,
                    settings);
        }
    }
}
