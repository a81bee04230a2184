package io.tracepress.kit.identity;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.security.Key;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.springframework.security.authentication.BadCredentialsException;

/** Verifies that a call comes from the service it names, and was meant for this one. */
final class ServiceTokenVerifier {

    private final Map<String, PublicKey> keysByService;
    private final JwtParser parser;

    ServiceTokenVerifier(String self, Map<String, PublicKey> keysByService, Clock clock) {
        this.keysByService = keysByService;
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

    /** The name of the calling service. */
    String verify(String serviceToken) {
        try {
            Jws<Claims> token = parser.parseSignedClaims(serviceToken);
            String issuer = token.getPayload().getIssuer();
            // The key id chose the key, so the issuer must be the key's owner.
            if (!ServiceTokenSigner.TYPE.equals(token.getHeader().getType())
                    || !token.getHeader().getKeyId().equals(issuer)
                    || token.getPayload().getExpiration() == null) {
                throw new BadCredentialsException("not a service token");
            }
            return issuer;
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
