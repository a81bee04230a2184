package io.tracepress.kit.channels;

import io.grpc.ManagedChannelBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GrpcChannelBuilderCustomizer;

/** How answers of other services come back. */
@AutoConfiguration
class ChannelConfiguration {

    // Nothing that hears of an answer blocks, so the connection's own thread tells it: each hop to another costs more.
    @Bean
    <T extends ManagedChannelBuilder<T>> GrpcChannelBuilderCustomizer<T> answersOnTheConnectionsThread() {
        return (_, channel) -> channel.directExecutor();
    }
}
