package io.tracepress.kit.identity;

import io.jsonwebtoken.Jwts;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs the short tokens by which this service proves its name to another: ES256, one audience, one minute. */
final class ServiceTokenSigner {

    static final String TYPE = "service+jwt";
    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final Duration RENEW_BEFORE_END = Duration.ofSeconds(20);

    private final String service;
    private final PrivateKey key;
    private final Clock clock;
    private final Map<String, Signed> tokens = new ConcurrentHashMap<>();

    ServiceTokenSigner(String service, PrivateKey key, Clock clock) {
        this.service = service;
        this.key = key;
        this.clock = clock;
    }

    /** A token for calls to the given service. */
    String tokenFor(String audience) {
        Instant now = clock.instant();
        return tokens.compute(
                        audience,
                        (name, signed) -> signed != null && now.isBefore(signed.renewAt()) ? signed : sign(name, now))
                .token();
    }

    private Signed sign(String audience, Instant now) {
        Instant end = now.plus(LIFETIME);
        String token = Jwts.builder()
                .header()
                .type(TYPE)
                .keyId(service)
                .and()
                .issuer(service)
                .audience()
                .add(audience)
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(end))
                .signWith(key, Jwts.SIG.ES256)
                .compact();
        return new Signed(token, end.minus(RENEW_BEFORE_END));
    }

    private record Signed(String token, Instant renewAt) {}
}
