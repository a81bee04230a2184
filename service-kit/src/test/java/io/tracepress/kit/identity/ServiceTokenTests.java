package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.api.OpenTelemetry;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.kit.testing.TestTokens;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;

class ServiceTokenTests {

    private final KeyPair gatewayKeys = TestKeys.unknown("EC", 256);
    private final KeyPair blogKeys = TestKeys.unknown("EC", 256);
    private final Clock now = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final ServiceTokenSigner gateway = new ServiceTokenSigner("api-gateway", gatewayKeys.getPrivate(), now);
    private final ServiceTokenVerifier auth = verifier("auth-service", now);

    @Test
    void aTokenNamesTheServiceThatSignedIt() {
        assertThat(auth.verify(gateway.tokenFor("auth-service"))).isEqualTo("api-gateway");
    }

    @Test
    void aTokenIsForOneServiceOnly() {
        assertRefused(auth, gateway.tokenFor("user-service"));
    }

    @Test
    void aTokenIsReusedUntilItsEndIsNear() {
        assertThat(gateway.tokenFor("auth-service")).isSameAs(gateway.tokenFor("auth-service"));
    }

    @Test
    void aTokenEndsAfterAMinute() {
        var later = verifier("auth-service", Clock.offset(now, Duration.ofSeconds(61)));

        assertRefused(later, gateway.tokenFor("auth-service"));
    }

    @Test
    void aServiceCannotPassForAnother() {
        var impostor = new ServiceTokenSigner("api-gateway", blogKeys.getPrivate(), now);

        assertRefused(auth, impostor.tokenFor("auth-service"));
    }

    @Test
    void aServiceWithoutAKnownKeyIsRefused() {
        var stranger =
                new ServiceTokenSigner("stranger", TestKeys.unknown("EC", 256).getPrivate(), now);

        assertRefused(auth, stranger.tokenFor("auth-service"));
    }

    @Test
    void aUsersTokenIsNotAServiceToken() {
        assertRefused(auth, TestTokens.accessToken(Callers.someone()));
    }

    private ServiceTokenVerifier verifier(String self, Clock clock) {
        return new ServiceTokenVerifier(
                self,
                Map.of("api-gateway", gatewayKeys.getPublic(), "blog-service", blogKeys.getPublic()),
                clock,
                OpenTelemetry.noop());
    }

    private static void assertRefused(ServiceTokenVerifier verifier, String token) {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> verifier.verify(token));
    }
}
