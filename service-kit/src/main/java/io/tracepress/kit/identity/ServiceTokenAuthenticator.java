package io.tracepress.kit.identity;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;

/** Turns a service token into the service that signed it. */
final class ServiceTokenAuthenticator implements AuthenticationProvider {

    private final ServiceTokenVerifier services;

    ServiceTokenAuthenticator(ServiceTokenVerifier services) {
        this.services = services;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        return ServiceAuthentication.of(services.verify(((ServiceAuthentication) authentication).getCredentials()));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return authentication == ServiceAuthentication.class;
    }
}
