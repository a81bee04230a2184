package io.tracepress.kit.telemetry;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.GrpcChannelBuilderCustomizer;
import org.springframework.grpc.server.ServerBuilderCustomizer;

/** gRPC spans: the OpenTelemetry starter brings none. */
@AutoConfiguration
class GrpcTelemetryConfiguration {

    @Bean
    GrpcTelemetry grpcTelemetry(OpenTelemetry openTelemetry) {
        // Unary calls have one message each way, so events about messages would say nothing.
        return GrpcTelemetry.builder(openTelemetry).setEmitMessageEvents(false).build();
    }

    @Bean
    <T extends ManagedChannelBuilder<T>> GrpcChannelBuilderCustomizer<T> tracedChannels(GrpcTelemetry telemetry) {
        return (target, channel) -> channel.intercept(telemetry.createClientInterceptor());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ServerBuilderCustomizer.class)
    static class ServerTelemetryConfiguration {

        // On the builder, not as a bean: only there it is outside of the error translator and the security check.
        @Bean
        <T extends ServerBuilder<T>> ServerBuilderCustomizer<T> tracedServer(GrpcTelemetry telemetry) {
            return server -> server.intercept(telemetry.createServerInterceptor());
        }
    }
}
