package io.tracepress.localstack.deadletters;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.jsonwebtoken.Jwts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.Executor;

/** Signs for each call the token that a service would sign, in the name of the operator. */
final class OperatorToken extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String OPERATOR = "operator";
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final OperatorKey key;
    private final String audience;
    private final Clock clock;

    OperatorToken(OperatorKey key, String audience, Clock clock) {
        this.key = key;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        var headers = new Metadata();
        headers.put(AUTHORIZATION, "Service " + sign(clock.instant()));
        applier.apply(headers);
    }

    private String sign(Instant now) {
        return Jwts.builder()
                .header()
                .type("service+jwt")
                .keyId(OPERATOR)
                .and()
                .issuer(OPERATOR)
                .audience()
                .add(audience)
                .and()
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(key.key(), Jwts.SIG.ES256)
                .compact();
    }
}
