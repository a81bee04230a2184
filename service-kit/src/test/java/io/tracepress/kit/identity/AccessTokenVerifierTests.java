package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opentelemetry.api.OpenTelemetry;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.kit.testing.TestTokens;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.BadCredentialsException;

class AccessTokenVerifierTests {

    private final Caller ada = Callers.named("ada");
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            keyId -> Optional.of(TestKeys.jwt().getPublic()).filter(_ -> keyId.equals(TestKeys.JWT_KEY_ID)),
            Clock.systemUTC(),
            OpenTelemetry.noop());

    @Test
    void aGenuineTokenSpeaksForItsUser() {
        assertThat(verifier.verify(TestTokens.accessToken(ada))).isEqualTo(ada);
    }

    @Test
    void anEmailIsVerifiedOnlyIfTheTokenSaysSo() {
        var unverified = Callers.unverified();
        var silent = TestTokens.accessTokenBuilder(ada)
                .claim(AccessTokenVerifier.EMAIL_VERIFIED, null)
                .signWith(TestKeys.jwt().getPrivate())
                .compact();

        assertThat(verifier.verify(TestTokens.accessToken(unverified))).isEqualTo(unverified);
        assertThat(verifier.verify(silent).emailVerified()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aSpoiltTokenIsRefused(String name, String token) {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> verifier.verify(token));
    }
}
