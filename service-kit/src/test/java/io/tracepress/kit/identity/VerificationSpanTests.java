package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.TestClock;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.kit.testing.TestTokens;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.authentication.BadCredentialsException;

class VerificationSpanTests {

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    private final KeyPair gatewayKeys = TestKeys.unknown("EC", 256);

    @Test
    void verifyingAnAccessTokenIsASpan() {
        new AccessTokenVerifier(
                        _ -> Optional.of(TestKeys.jwt().getPublic()), Clock.systemUTC(), telemetry.getOpenTelemetry())
                .verify(TestTokens.accessToken(Callers.someone()));

        assertThat(telemetry.getSpans()).extracting(SpanData::getName).containsExactly("verify access token");
    }

    @Test
    void aServiceTokenIsVerifiedOnceUntilItExpires() {
        var clock = new TestClock();
        var verifier = new ServiceTokenVerifier(
                "auth-service", Map.of("api-gateway", gatewayKeys.getPublic()), clock, telemetry.getOpenTelemetry());
        String token = new ServiceTokenSigner("api-gateway", gatewayKeys.getPrivate(), clock).tokenFor("auth-service");

        verifier.verify(token);
        verifier.verify(token);
        assertThat(telemetry.getSpans()).extracting(SpanData::getName).containsExactly("verify service token");

        clock.moveForward(Duration.ofMinutes(2));
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> verifier.verify(token));
    }
}
