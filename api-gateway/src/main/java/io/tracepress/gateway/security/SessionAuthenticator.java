package io.tracepress.gateway.security;

import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.AccessTokenVerifier;
import io.tracepress.kit.identity.CallerAttributes;
import io.tracepress.kit.identity.CallerAuthentication;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Accepts an access token that is valid and whose session still lives. */
@Component
class SessionAuthenticator {

    private final AccessTokenVerifier accessTokens;
    private final AuthServiceBlockingStub authService;

    SessionAuthenticator(AccessTokenVerifier accessTokens, ServiceChannels channels) {
        this.accessTokens = accessTokens;
        this.authService = AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }

    Authentication authenticate(Authentication presented) {
        String token = ((BearerTokenAuthenticationToken) presented).getToken();
        var caller = accessTokens.verify(token);
        CallerAttributes.record(caller);
        var request = CheckSessionRequest.newBuilder()
                .setSessionId(caller.sessionId().toString())
                .build();
        try {
            if (!authService.checkSession(request).getActive()) {
                throw new InvalidBearerTokenException("the session has ended");
            }
        } catch (StatusRuntimeException failure) {
            throw new AuthenticationServiceException("session not checked", failure);
        }
        return new CallerAuthentication(caller, token);
    }
}
