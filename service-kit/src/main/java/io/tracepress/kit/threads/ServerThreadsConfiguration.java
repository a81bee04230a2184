package io.tracepress.kit.threads;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.context.annotation.Bean;

/** A virtual thread for each gRPC call: Boot's setting for virtual threads does not reach the gRPC server. */
@AutoConfiguration(before = GrpcServerAutoConfiguration.class)
@ConditionalOnClass(GrpcServerExecutorProvider.class)
class ServerThreadsConfiguration {

    @Bean(destroyMethod = "close")
    ExecutorService grpcCallThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("grpc-call-", 0).factory());
    }

    @Bean
    GrpcServerExecutorProvider grpcServerExecutorProvider(ExecutorService grpcCallThreads) {
        return () -> grpcCallThreads;
    }
}
