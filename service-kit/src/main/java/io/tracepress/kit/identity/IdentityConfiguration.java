package io.tracepress.kit.identity;

import io.opentelemetry.api.OpenTelemetry;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.kit.channels.ServiceChannels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.security.authentication.BadCredentialsException;

@AutoConfiguration
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ServiceChannels serviceChannels(
            GrpcChannelFactory channels,
            IdentitySettings settings,
            Clock clock,
            @Value("${spring.application.name}") String self) {
        var signer = new ServiceTokenSigner(self, PemKeys.ecPrivateKey(settings.privateKeyFile()), clock);
        return new ServiceChannels(
                channels,
                AuthorizationInterceptor.forCaller(),
                service -> AuthorizationInterceptor.asService(() -> signer.tokenFor(service)));
    }

    @Bean
    ServiceTokenVerifier serviceTokenVerifier(
            IdentitySettings settings,
            Clock clock,
            OpenTelemetry telemetry,
            @Value("${spring.application.name}") String self) {
        return new ServiceTokenVerifier(self, keysByService(settings.publicKeysDir()), clock, telemetry);
    }

    /** Ends a service at its start whose calls every other one would refuse. */
    @Bean
    SmartInitializingSingleton ownKeysFitEachOther(
            IdentitySettings settings, Clock clock, @Value("${spring.application.name}") String self) {
        return () -> {
            var signer = new ServiceTokenSigner(self, PemKeys.ecPrivateKey(settings.privateKeyFile()), clock);
            var verifier = new ServiceTokenVerifier(
                    self, keysByService(settings.publicKeysDir()), clock, OpenTelemetry.noop());
            try {
                verifier.verify(signer.tokenFor(self));
            } catch (BadCredentialsException mismatch) {
                throw new IllegalStateException(
                        "The private key %s and the public key %s/%s.pem are not a pair"
                                .formatted(settings.privateKeyFile(), settings.publicKeysDir(), self),
                        mismatch);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    VerificationKeys verificationKeys(ServiceChannels channels, Clock clock) {
        var authService = AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
        return new FetchedVerificationKeys(authService, clock);
    }

    @Bean
    AccessTokenVerifier accessTokenVerifier(VerificationKeys keys, Clock clock, OpenTelemetry telemetry) {
        return new AccessTokenVerifier(keys, clock, telemetry);
    }

    private static Map<String, PublicKey> keysByService(Path dir) {
        try (var files = Files.list(dir)) {
            return files.filter(file -> file.toString().endsWith(".pem"))
                    .collect(Collectors.toUnmodifiableMap(
                            file -> file.getFileName().toString().replaceFirst("\\.pem$", ""), PemKeys::ecPublicKey));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the services' public keys in " + dir, unreadable);
        }
    }
}
