package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.kit.testing.TestTokens;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.authentication.BadCredentialsException;

class AccessTokenVerifierTests {

    private static final PrivateKey KEY = TestKeys.jwt().getPrivate();

    private final Caller ada = Callers.named("ada");
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            keyId -> Optional.of(TestKeys.jwt().getPublic()).filter(_ -> keyId.equals(TestKeys.JWT_KEY_ID)),
            Clock.systemUTC());

    @Test
    void aGenuineTokenSpeaksForItsUser() {
        assertThat(verifier.verify(TestTokens.accessToken(ada))).isEqualTo(ada);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aSpoiltTokenIsRefused(String name, UnaryOperator<JwtBuilder> spoil) {
        String token = spoil.apply(TestTokens.accessTokenBuilder(ada)).compact();

        assertRefused(token);
    }

    static Stream<Arguments> aSpoiltTokenIsRefused() {
        return Stream.of(
                spoilt("unsigned", token -> token),
                spoilt(
                        "signed by a stranger",
                        token -> token.signWith(TestKeys.unknown("RSA", 2048).getPrivate())),
                spoilt("signed with RS512", token -> token.signWith(KEY, Jwts.SIG.RS512)),
                spoilt("signed with PS256", token -> token.signWith(KEY, Jwts.SIG.PS256)),
                spoilt(
                        "signed with the public key as an HMAC secret",
                        token -> token.signWith(
                                Keys.hmacShaKeyFor(TestKeys.jwt().getPublic().getEncoded()))),
                spoilt(
                        "of an unknown key",
                        token -> sign(token.header().keyId("other").and())),
                spoilt("of no key", token -> sign(token.header().keyId(null).and())),
                spoilt(
                        "that brings its own key",
                        token -> token.header()
                                .keyId(null)
                                .jwkSetUrl(java.net.URI.create("http://127.0.0.1:1/jwks.json"))
                                .and()
                                .signWith(TestKeys.unknown("RSA", 2048).getPrivate())),
                spoilt(
                        "of another type",
                        token -> sign(token.header().type("JWT").and())),
                spoilt(
                        "of a service",
                        token -> sign(
                                token.header().type(ServiceTokenSigner.TYPE).and())),
                spoilt("of another issuer", token -> sign(token.issuer("somebody"))),
                spoilt(
                        "for another audience",
                        token -> sign(token.audience().clear().add("elsewhere").and())),
                spoilt(
                        "that has expired",
                        token -> sign(token.expiration(Date.from(Instant.now().minus(Duration.ofSeconds(1)))))),
                spoilt("that never expires", token -> sign(token.expiration(null))),
                spoilt("without a user", token -> sign(token.subject(null))),
                spoilt("without a session", token -> sign(token.claim(AccessTokenVerifier.SESSION_ID, null))));
    }

    @Test
    void aTokenWithAnotherPayloadIsRefused() {
        String[] genuine = TestTokens.accessToken(ada).split("\\.");
        String[] other = TestTokens.accessToken(Callers.named("eve")).split("\\.");

        assertRefused(genuine[0] + "." + other[1] + "." + genuine[2]);
    }

    private static Arguments spoilt(String name, UnaryOperator<JwtBuilder> spoil) {
        return Arguments.of(name, spoil);
    }

    private static JwtBuilder sign(JwtBuilder token) {
        return token.signWith(KEY, Jwts.SIG.RS256);
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> verifier.verify(token));
    }
}
