package io.tracepress.kit.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Turns a bearer token into the user that it speaks for. */
final class AccessTokenAuthenticator implements AuthenticationProvider {

    private final AccessTokenVerifier accessTokens;

    AccessTokenAuthenticator(AccessTokenVerifier accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        var caller = accessTokens.verify(token);
        CallerAttributes.record(caller);
        return new CallerAuthentication(caller, token);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == BearerTokenAuthenticationToken.class;
    }
}
