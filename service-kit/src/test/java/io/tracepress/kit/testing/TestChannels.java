package io.tracepress.kit.testing;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.identity.VerificationKeys;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/** Channels to the service under test, for each kind of caller. */
@TestConfiguration(proxyBeanMethods = false)
public class TestChannels implements DisposableBean {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String service;
    private final TestClock clock;
    private ManagedChannel channel;

    TestChannels(@Value("${spring.application.name}") String service, TestClock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Bean
    @ConditionalOnMissingBean
    static VerificationKeys testVerificationKeys() {
        return keyId -> Optional.of(TestKeys.jwt().getPublic()).filter(_ -> keyId.equals(TestKeys.JWT_KEY_ID));
    }

    @Bean
    static TestClock testClock() {
        return new TestClock();
    }

    @EventListener
    void connect(GrpcServerStartedEvent started) {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", started.getPort())
                .usePlaintext()
                .build();
    }

    /** For calls without credentials. */
    public Channel anonymous() {
        return channel;
    }

    /** For calls in the name of a user. */
    public Channel as(Caller caller) {
        return authorized("Bearer " + TestTokens.accessToken(caller));
    }

    /** For calls that another service makes in its own name. */
    public Channel asService(String name) {
        return authorized("Service " + TestTokens.serviceToken(name, service, clock.instant()));
    }

    /** For calls with an authorization that the test chooses. */
    public Channel authorized(String authorization) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, authorization);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Override
    public void destroy() {
        channel.shutdownNow();
    }
}
