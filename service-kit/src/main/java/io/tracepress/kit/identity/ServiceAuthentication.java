package io.tracepress.kit.identity;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A call that a service makes in its own name: first the token as it came, then the service that it proves. */
final class ServiceAuthentication extends AbstractAuthenticationToken {

    private final String service;
    private final String token;

    private ServiceAuthentication(String service, String token, String... authorities) {
        super(AuthorityUtils.createAuthorityList(authorities));
        this.service = service;
        this.token = token;
    }

    static ServiceAuthentication unverified(String token) {
        return new ServiceAuthentication("unverified", token);
    }

    static ServiceAuthentication of(String service) {
        var verified = new ServiceAuthentication(service, "", CallRules.service(service));
        verified.setAuthenticated(true);
        return verified;
    }

    @Override
    public String getPrincipal() {
        return service;
    }

    @Override
    public String getCredentials() {
        return token;
    }
}
