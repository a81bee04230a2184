package io.tracepress.kit.deadlines;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.client.GlobalClientInterceptor;
import org.springframework.grpc.client.interceptor.DefaultDeadlineSetupClientInterceptor;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** Deadlines flow from the gateway with each call; one that comes without gets the default. */
@AutoConfiguration
class DeadlineConfiguration {

    private static final Duration SERVED_CALL = Duration.ofSeconds(2);
    private static final Duration BACKGROUND_CALL = Duration.ofSeconds(10);

    // grpc-java takes the earlier of this and the deadline of the request being served.
    @Bean
    @GlobalClientInterceptor
    DefaultDeadlineSetupClientInterceptor defaultClientDeadline() {
        return new DefaultDeadlineSetupClientInterceptor(BACKGROUND_CALL);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(GlobalServerInterceptor.class)
    static class ServerDeadlineConfiguration {

        @Bean
        @Order(10)
        @GlobalServerInterceptor
        DefaultDeadlineServerInterceptor defaultServerDeadline() {
            return new DefaultDeadlineServerInterceptor(SERVED_CALL);
        }
    }
}
