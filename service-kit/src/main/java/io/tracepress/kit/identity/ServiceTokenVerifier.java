package io.tracepress.kit.identity;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.security.authentication.BadCredentialsException;

/** Verifies that a call comes from the service it names, and was meant for this one. */
final class ServiceTokenVerifier {

    // Each calling service has one token at a time, and a successor that overlaps with it.
    private static final int MOST_VERIFIED = 100;

    private final Map<String, PublicKey> keysByService;
    private final JwtParser parser;
    private final Clock clock;
    private final Tracer tracer;
    private final Cache<String, Verified> verified =
            CacheBuilder.newBuilder().maximumSize(MOST_VERIFIED).build();

    ServiceTokenVerifier(String self, Map<String, PublicKey> keysByService, Clock clock, OpenTelemetry telemetry) {
        this.keysByService = keysByService;
        this.clock = clock;
        this.tracer = telemetry.getTracer("io.tracepress.kit.identity");
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.ES256)
                .and()
                .keyLocator(this::locate)
                .clock(() -> Date.from(clock.instant()))
                .requireAudience(self)
                .build();
    }

    private record Verified(String issuer, Instant expiry) {}

    /** The name of the calling service, which sends the same token until it is about to expire. */
    String verify(String serviceToken) {
        Verified known = verified.getIfPresent(serviceToken);
        if (known == null || !clock.instant().isBefore(known.expiry())) {
            known = verifyTraced(serviceToken);
            verified.put(serviceToken, known);
        }
        return known.issuer();
    }

    private Verified verifyTraced(String serviceToken) {
        Span span = tracer.spanBuilder("verify service token").startSpan();
        try {
            return verifySignature(serviceToken);
        } finally {
            span.end();
        }
    }

    private Verified verifySignature(String serviceToken) {
        try {
            Jws<Claims> token = parser.parseSignedClaims(serviceToken);
            String issuer = token.getPayload().getIssuer();
            // The key id chose the key, so the issuer must be the key's owner.
            if (!ServiceTokenSigner.TYPE.equals(token.getHeader().getType())
                    || !token.getHeader().getKeyId().equals(issuer)
                    || token.getPayload().getExpiration() == null) {
                throw new BadCredentialsException("not a service token");
            }
            return new Verified(issuer, token.getPayload().getExpiration().toInstant());
        } catch (JwtException | IllegalArgumentException invalid) {
            throw new BadCredentialsException("invalid service token", invalid);
        }
    }

    private Key locate(Header header) {
        if (header instanceof JwsHeader signed && signed.getKeyId() != null) {
            PublicKey key = keysByService.get(signed.getKeyId());
            if (key != null) {
                return key;
            }
        }
        throw new SignatureException("unknown service");
    }
}
