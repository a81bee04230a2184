package io.tracepress.kit.identity;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A user's verified access token; keeps the token so that calls to other services can carry it on. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    /** The authority of every user. */
    public static final String USER = "user";

    private final transient Caller caller;
    private final String accessToken;

    public CallerAuthentication(Caller caller, String accessToken) {
        super(AuthorityUtils.createAuthorityList(USER));
        this.caller = caller;
        this.accessToken = accessToken;
        setAuthenticated(true);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getCredentials() {
        return accessToken;
    }
}
