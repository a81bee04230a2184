package io.tracepress.kit.identity;

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
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;

/**
 * Verifies access tokens: JWT signed with RS256, {@code typ} at+jwt (RFC 9068). Whether the session still lives is a
 * question for auth-service.
 */
public final class AccessTokenVerifier {

    /** Who signs access tokens. */
    public static final String ISSUER = "tracepress-auth";
    /** For whom: every Tracepress service. */
    public static final String AUDIENCE = "tracepress";
    /** The {@code typ} header; keeps other tokens of the same signer from passing as access tokens. */
    public static final String TYPE = "at+jwt";
    /** The claim with the session's id. */
    public static final String SESSION_ID = "sid";
    /** The claim with the username (OpenID Connect's name for it). */
    public static final String USERNAME = "preferred_username";
    /** The claim that says whether the user's email is verified (OpenID Connect's name for it); without it, it is not. */
    public static final String EMAIL_VERIFIED = "email_verified";

    private final VerificationKeys keys;
    private final JwtParser parser;
    private final Tracer tracer;

    AccessTokenVerifier(VerificationKeys keys, Clock clock, OpenTelemetry telemetry) {
        this.keys = keys;
        this.tracer = telemetry.getTracer("io.tracepress.kit.identity");
        this.parser = Jwts.parser()
                .sig()
                .clear()
                .add(Jwts.SIG.RS256)
                .and()
                .keyLocator(this::locate)
                .clock(() -> Date.from(clock.instant()))
                .requireIssuer(ISSUER)
                .requireAudience(AUDIENCE)
                .build();
    }

    /**
     * The user that the token speaks for.
     *
     * @throws AuthenticationException if the token is not a valid access token, or its key cannot be fetched
     */
    public Caller verify(String accessToken) {
        // Current, so that fetching a key that is not known yet is part of it.
        Span span = tracer.spanBuilder("verify access token").startSpan();
        try (var _ = span.makeCurrent()) {
            return caller(accessToken);
        } finally {
            span.end();
        }
    }

    private Caller caller(String accessToken) {
        try {
            Jws<Claims> token = parser.parseSignedClaims(accessToken);
            Claims claims = token.getPayload();
            if (!TYPE.equals(token.getHeader().getType()) || claims.getExpiration() == null) {
                throw new BadCredentialsException("not an access token");
            }
            return new Caller(
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.get(SESSION_ID, String.class)),
                    claims.get(USERNAME, String.class),
                    Boolean.TRUE.equals(claims.get(EMAIL_VERIFIED, Boolean.class)));
        } catch (JwtException | IllegalArgumentException | NullPointerException invalid) {
            throw new BadCredentialsException("invalid access token", invalid);
        }
    }

    private Key locate(Header header) {
        if (!(header instanceof JwsHeader signed) || signed.getKeyId() == null) {
            throw new SignatureException("no key id");
        }
        return keys.find(signed.getKeyId()).orElseThrow(() -> new SignatureException("unknown key id"));
    }
}
