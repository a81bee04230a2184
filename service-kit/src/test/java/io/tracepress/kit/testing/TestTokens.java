package io.tracepress.kit.testing;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.tracepress.kit.identity.AccessTokenVerifier;
import io.tracepress.kit.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens as auth-service and the services would sign them. */
public final class TestTokens {

    private TestTokens() {}

    /** A valid access token. */
    public static String accessToken(Caller caller) {
        return accessTokenBuilder(caller)
                .signWith(TestKeys.jwt().getPrivate(), Jwts.SIG.RS256)
                .compact();
    }

    /** A valid access token that is not signed yet, for tests that spoil it. */
    public static JwtBuilder accessTokenBuilder(Caller caller) {
        Instant now = Instant.now();
        return Jwts.builder()
                .header()
                .type(AccessTokenVerifier.TYPE)
                .keyId(TestKeys.JWT_KEY_ID)
                .and()
                .issuer(AccessTokenVerifier.ISSUER)
                .audience()
                .add(AccessTokenVerifier.AUDIENCE)
                .and()
                .subject(caller.userId().toString())
                .claim(AccessTokenVerifier.SESSION_ID, caller.sessionId().toString())
                .claim(AccessTokenVerifier.USERNAME, caller.username())
                .claim(AccessTokenVerifier.EMAIL_VERIFIED, caller.emailVerified())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(Duration.ofMinutes(15))));
    }

    /** A valid token by which a service calls another. */
    public static String serviceToken(String service, String audience) {
        return serviceToken(service, audience, Instant.now());
    }

    /** The same, valid at a time that is not the present. */
    static String serviceToken(String service, String audience, Instant now) {
        return Jwts.builder()
                .header()
                .type("service+jwt")
                .keyId(service)
                .and()
                .issuer(service)
                .audience()
                .add(audience)
                .and()
                .expiration(Date.from(now.plus(Duration.ofMinutes(1))))
                .signWith(TestKeys.of(service), Jwts.SIG.ES256)
                .compact();
    }
}
