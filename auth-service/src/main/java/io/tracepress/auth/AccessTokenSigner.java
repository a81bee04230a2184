package io.tracepress.auth;

import io.jsonwebtoken.Jwts;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.tracepress.kit.identity.AccessTokenVerifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs access tokens: JWT, RS256, RFC 9068. */
@Component
class AccessTokenSigner {

    private final SigningKeys keys;
    private final Duration lifetime;
    private final Clock clock;
    private final Tracer tracer;

    AccessTokenSigner(SigningKeys keys, AuthSettings settings, Clock clock, OpenTelemetry telemetry) {
        this.keys = keys;
        this.lifetime = settings.accessTokenLifetime();
        this.clock = clock;
        this.tracer = telemetry.getTracer("io.tracepress.auth");
    }

    String sign(Credential user, UUID sessionId) {
        Span span = tracer.spanBuilder("sign access token").startSpan();
        try {
            return token(user, sessionId);
        } finally {
            span.end();
        }
    }

    private String token(Credential user, UUID sessionId) {
        Instant now = clock.instant();
        var key = keys.signing();
        return Jwts.builder()
                .header()
                .type(AccessTokenVerifier.TYPE)
                .keyId(key.id())
                .and()
                .issuer(AccessTokenVerifier.ISSUER)
                .audience()
                .add(AccessTokenVerifier.AUDIENCE)
                .and()
                .subject(user.userId().toString())
                .claim(AccessTokenVerifier.SESSION_ID, sessionId.toString())
                .claim(AccessTokenVerifier.USERNAME, user.username())
                .claim(AccessTokenVerifier.EMAIL_VERIFIED, user.emailVerified())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(lifetime)))
                .signWith(key.privateKey(), Jwts.SIG.RS256)
                .compact();
    }
}
