package io.tracepress.auth;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.CheckSessionResponse;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.GetSigningKeysResponse;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.auth.v1.ListSessionsResponse;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LoginResponse;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.LogoutResponse;
import io.tracepress.auth.v1.RefreshRequest;
import io.tracepress.auth.v1.RefreshResponse;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.auth.v1.RevokeSessionResponse;
import io.tracepress.auth.v1.Session;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.time.ProtoTime;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Component;

/** Calls about sessions, and about the tokens that speak for them. */
@Component
class SessionCalls {

    private final Authenticator authenticator;
    private final Refresher refresher;
    private final Sessions sessions;
    private final SigningKeys signingKeys;

    SessionCalls(Authenticator authenticator, Refresher refresher, Sessions sessions, SigningKeys signingKeys) {
        this.authenticator = authenticator;
        this.refresher = refresher;
        this.sessions = sessions;
        this.signingKeys = signingKeys;
    }

    LoginResponse login(LoginRequest request) {
        var client = new Authenticator.Client(
                request.getClient().getAddress(), request.getClient().getDevice());
        var tokens = authenticator.login(request.getEmail(), request.getPassword(), client);
        return LoginResponse.newBuilder().setTokens(proto(tokens)).build();
    }

    RefreshResponse refresh(RefreshRequest request) {
        var tokens = refresher.refresh(request.getRefreshToken());
        return RefreshResponse.newBuilder().setTokens(proto(tokens)).build();
    }

    LogoutResponse logout(LogoutRequest request) {
        var user = Caller.current();
        sessions.end(user.userId(), user.sessionId());
        return LogoutResponse.getDefaultInstance();
    }

    ListSessionsResponse listSessions(ListSessionsRequest request) {
        var user = Caller.current();
        var response = ListSessionsResponse.newBuilder();
        sessions.of(user)
                .forEach(session -> response.addSessions(Session.newBuilder()
                        .setId(session.id().toString())
                        .setDevice(session.device())
                        .setCreateTime(ProtoTime.timestamp(session.createdAt()))
                        .setLastUseTime(ProtoTime.timestamp(session.lastUsedAt()))
                        .setCurrent(session.id().equals(user.sessionId()))));
        return response.build();
    }

    RevokeSessionResponse revokeSession(RevokeSessionRequest request) {
        sessions.end(Caller.current().userId(), InputValidator.uuid("session_id", request.getSessionId()));
        return RevokeSessionResponse.getDefaultInstance();
    }

    CheckSessionResponse checkSession(CheckSessionRequest request) {
        boolean active = sessions.isActive(InputValidator.uuid("session_id", request.getSessionId()));
        return CheckSessionResponse.newBuilder().setActive(active).build();
    }

    GetSigningKeysResponse getSigningKeys(GetSigningKeysRequest request) {
        var response = GetSigningKeysResponse.newBuilder();
        signingKeys
                .newestFirst()
                .forEach(key -> response.addKeys(SigningKey.newBuilder()
                        .setKeyId(key.id())
                        .setPublicKey(ByteString.copyFrom(key.publicKey().getEncoded()))));
        return response.build();
    }

    private static Tokens proto(TokenIssuer.Tokens tokens) {
        return Tokens.newBuilder()
                .setAccessToken(tokens.accessToken())
                .setRefreshToken(tokens.refreshToken())
                .setExpiresIn(seconds(tokens.expiresIn()))
                .setRefreshExpiresIn(seconds(tokens.refreshExpiresIn()))
                .build();
    }

    private static Duration seconds(java.time.Duration duration) {
        return Duration.newBuilder().setSeconds(duration.toSeconds()).build();
    }
}
