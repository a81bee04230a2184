package io.tracepress.gateway.auth;

import static java.util.Objects.requireNonNullElse;

import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.RegisterRequest;
import org.springframework.stereotype.Component;

/** auth-service, as REST sees it. */
@Component
class AuthClient {

    private final AuthServiceBlockingStub authService;

    AuthClient(AuthServiceBlockingStub authService) {
        this.authService = authService;
    }

    record Account(String id, String username, String email) {}

    /** The lifetime of the access token is in seconds, as in OAuth 2.0. */
    record Tokens(String accessToken, String refreshToken, String tokenType, long expiresIn) {}

    Account register(AuthController.Registration registration) {
        var account = authService.register(RegisterRequest.newBuilder()
                .setEmail(requireNonNullElse(registration.email(), ""))
                .setUsername(requireNonNullElse(registration.username(), ""))
                .setPassword(requireNonNullElse(registration.password(), ""))
                .build());
        return new Account(account.getUserId(), account.getUsername(), account.getEmail());
    }

    Tokens login(AuthController.Login login) {
        var tokens = authService.login(LoginRequest.newBuilder()
                .setEmail(requireNonNullElse(login.email(), ""))
                .setPassword(requireNonNullElse(login.password(), ""))
                .build());
        return new Tokens(
                tokens.getAccessToken(),
                tokens.getRefreshToken(),
                "Bearer",
                tokens.getExpiresIn().getSeconds());
    }
}
