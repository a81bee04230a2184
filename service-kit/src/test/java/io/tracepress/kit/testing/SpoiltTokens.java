package io.tracepress.kit.testing;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import io.tracepress.kit.identity.AccessTokenVerifier;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Access tokens that everybody must refuse: forged, stripped, swapped, confused and expired. */
public final class SpoiltTokens {

    private static final PrivateKey KEY = TestKeys.jwt().getPrivate();

    private SpoiltTokens() {}

    /** A name and a token each, for parameterized tests. */
    public static Stream<Arguments> all() {
        String genuine = TestTokens.accessToken(Callers.someone());
        String other = TestTokens.accessToken(Callers.someone());
        return Stream.of(
                Arguments.of("not a token", "x"),
                Arguments.of("without its signature", genuine.substring(0, genuine.lastIndexOf('.') + 1)),
                Arguments.of("without its signature's dot", genuine.substring(0, genuine.lastIndexOf('.'))),
                Arguments.of("with the payload of another", payloadOf(other, genuine)),
                spoilt("unsigned", token -> token),
                spoilt("signed by a stranger", token -> token.signWith(stranger())),
                spoilt("signed with RS512", token -> token.signWith(KEY, Jwts.SIG.RS512)),
                spoilt("signed with PS256", token -> token.signWith(KEY, Jwts.SIG.PS256)),
                spoilt("signed with the public key as an HMAC secret", SpoiltTokens::withPublicKeyAsSecret),
                spoilt(
                        "of an unknown key",
                        token -> sign(token.header().keyId("other").and())),
                spoilt("of no key", token -> sign(token.header().keyId(null).and())),
                spoilt("that brings its own keys", SpoiltTokens::withItsOwnKeys),
                spoilt(
                        "of another type",
                        token -> sign(token.header().type("JWT").and())),
                spoilt(
                        "of a service",
                        token -> sign(token.header().type("service+jwt").and())),
                spoilt("of another issuer", token -> sign(token.issuer("somebody"))),
                spoilt("for another audience", SpoiltTokens::forAnotherAudience),
                spoilt("that has expired", token -> sign(token.expiration(aMinuteAgo()))),
                spoilt("that never expires", token -> sign(token.expiration(null))),
                spoilt("without a user", token -> sign(token.subject(null))),
                spoilt("without a session", token -> sign(token.claim(AccessTokenVerifier.SESSION_ID, null))),
                spoilt(
                        "that is vague about the email",
                        token -> sign(token.claim(AccessTokenVerifier.EMAIL_VERIFIED, "yes"))));
    }

    private static Arguments spoilt(String name, UnaryOperator<JwtBuilder> spoil) {
        return Arguments.of(
                name,
                spoil.apply(TestTokens.accessTokenBuilder(Callers.someone())).compact());
    }

    private static JwtBuilder sign(JwtBuilder token) {
        return token.signWith(KEY, Jwts.SIG.RS256);
    }

    private static JwtBuilder withPublicKeyAsSecret(JwtBuilder token) {
        return token.signWith(Keys.hmacShaKeyFor(TestKeys.jwt().getPublic().getEncoded()));
    }

    private static JwtBuilder withItsOwnKeys(JwtBuilder token) {
        return token.header()
                .jwkSetUrl(URI.create("http://127.0.0.1:1/jwks.json"))
                .and()
                .signWith(stranger());
    }

    private static JwtBuilder forAnotherAudience(JwtBuilder token) {
        return sign(token.audience().clear().add("elsewhere").and());
    }

    private static String payloadOf(String other, String genuine) {
        String[] parts = genuine.split("\\.");
        return parts[0] + "." + other.split("\\.")[1] + "." + parts[2];
    }

    private static Date aMinuteAgo() {
        return Date.from(Instant.now().minus(Duration.ofMinutes(1)));
    }

    private static PrivateKey stranger() {
        return TestKeys.unknown("RSA", 2048).getPrivate();
    }
}
