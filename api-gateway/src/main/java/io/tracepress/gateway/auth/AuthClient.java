package io.tracepress.gateway.auth;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.Client;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.RefreshRequest;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.time.ProtoTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** auth-service, as REST sees it. */
@Component
class AuthClient {

    private final AuthServiceBlockingStub asUser;
    private final AuthServiceBlockingStub asGateway;

    AuthClient(ServiceChannels channels) {
        this.asUser = AuthServiceGrpc.newBlockingStub(channels.forCaller("auth-service"));
        this.asGateway = AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }

    record Account(String id, String username, String email) {}

    /** The lifetime of the access token is in seconds, as in OAuth 2.0. */
    record Tokens(
            String accessToken,
            @JsonInclude(JsonInclude.Include.NON_NULL) String refreshToken,
            String tokenType,
            long expiresIn,
            @JsonIgnore Duration refreshLifetime) {

        Tokens withoutRefreshToken() {
            return new Tokens(accessToken, null, tokenType, expiresIn, refreshLifetime);
        }
    }

    record Session(String id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {}

    record Sessions(List<Session> items) {}

    Account register(AuthController.Registration registration) {
        var account = asGateway.register(RegisterRequest.newBuilder()
                .setEmail(orEmpty(registration.email()))
                .setUsername(orEmpty(registration.username()))
                .setPassword(orEmpty(registration.password()))
                .build());
        return new Account(account.getUserId(), account.getUsername(), account.getEmail());
    }

    Tokens login(AuthController.Login login, Client client) {
        return tokens(asGateway
                .login(LoginRequest.newBuilder()
                        .setEmail(orEmpty(login.email()))
                        .setPassword(orEmpty(login.password()))
                        .setClient(client)
                        .build())
                .getTokens());
    }

    Tokens refresh(String refreshToken) {
        var request = RefreshRequest.newBuilder()
                .setRefreshToken(orEmpty(refreshToken))
                .build();
        return tokens(asGateway.refresh(request).getTokens());
    }

    void logout() {
        asUser.logout(LogoutRequest.getDefaultInstance());
    }

    Sessions sessions() {
        return new Sessions(asUser.listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList().stream()
                .map(session -> new Session(
                        session.getId(),
                        session.getDevice(),
                        ProtoTime.instant(session.getCreateTime()),
                        ProtoTime.instant(session.getLastUseTime()),
                        session.getCurrent()))
                .toList());
    }

    void endSession(String id) {
        asUser.revokeSession(RevokeSessionRequest.newBuilder().setSessionId(id).build());
    }

    void changePassword(AuthController.PasswordChange change, Client client) {
        asUser.changePassword(ChangePasswordRequest.newBuilder()
                .setCurrentPassword(orEmpty(change.currentPassword()))
                .setNewPassword(orEmpty(change.newPassword()))
                .setClient(client)
                .build());
    }

    private static Tokens tokens(io.tracepress.auth.v1.Tokens tokens) {
        return new Tokens(
                tokens.getAccessToken(),
                tokens.getRefreshToken(),
                "Bearer",
                tokens.getExpiresIn().getSeconds(),
                Duration.ofSeconds(tokens.getRefreshExpiresIn().getSeconds()));
    }

    // The service knows the rules, and names a missing field as it names a wrong one.
    private static String orEmpty(String value) {
        return requireNonNullElse(value, "");
    }
}
