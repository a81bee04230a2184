package io.tracepress.auth;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.ChangePasswordResponse;
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
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.auth.v1.RevokeSessionResponse;
import io.tracepress.auth.v1.Session;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.time.ProtoTime;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Service;

@Service
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {

    private final InputValidator inputs;
    private final Registrar registrar;
    private final Authenticator authenticator;
    private final Refresher refresher;
    private final PasswordChanger passwords;
    private final Sessions sessions;
    private final SigningKeys signingKeys;

    AuthGrpcService(
            InputValidator inputs,
            Registrar registrar,
            Authenticator authenticator,
            Refresher refresher,
            PasswordChanger passwords,
            Sessions sessions,
            SigningKeys signingKeys) {
        this.inputs = inputs;
        this.registrar = registrar;
        this.authenticator = authenticator;
        this.refresher = refresher;
        this.passwords = passwords;
        this.sessions = sessions;
        this.signingKeys = signingKeys;
    }

    @Override
    public void register(RegisterRequest request, StreamObserver<RegisterResponse> responses) {
        var account = inputs.valid(new NewAccount(request.getEmail(), request.getUsername(), request.getPassword()));
        var credential = registrar.register(account);
        answer(
                responses,
                RegisterResponse.newBuilder()
                        .setUserId(credential.userId().toString())
                        .setUsername(credential.username())
                        .setEmail(credential.email())
                        .build());
    }

    @Override
    public void login(LoginRequest request, StreamObserver<LoginResponse> responses) {
        var client = new Authenticator.Client(
                request.getClient().getAddress(), request.getClient().getDevice());
        var tokens = authenticator.login(request.getEmail(), request.getPassword(), client);
        answer(responses, LoginResponse.newBuilder().setTokens(proto(tokens)).build());
    }

    @Override
    public void refresh(RefreshRequest request, StreamObserver<RefreshResponse> responses) {
        var tokens = refresher.refresh(request.getRefreshToken());
        answer(responses, RefreshResponse.newBuilder().setTokens(proto(tokens)).build());
    }

    @Override
    public void logout(LogoutRequest request, StreamObserver<LogoutResponse> responses) {
        var user = Caller.current();
        sessions.end(user.userId(), user.sessionId());
        answer(responses, LogoutResponse.getDefaultInstance());
    }

    @Override
    public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> responses) {
        var user = Caller.current();
        var response = ListSessionsResponse.newBuilder();
        sessions.of(user)
                .forEach(session -> response.addSessions(Session.newBuilder()
                        .setId(session.id().toString())
                        .setDevice(session.device())
                        .setCreateTime(ProtoTime.timestamp(session.createdAt()))
                        .setLastUseTime(ProtoTime.timestamp(session.lastUsedAt()))
                        .setCurrent(session.id().equals(user.sessionId()))));
        answer(responses, response.build());
    }

    @Override
    public void revokeSession(RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> responses) {
        sessions.end(Caller.current().userId(), InputValidator.uuid("session_id", request.getSessionId()));
        answer(responses, RevokeSessionResponse.getDefaultInstance());
    }

    @Override
    public void changePassword(ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> responses) {
        passwords.change(
                Caller.current(),
                request.getCurrentPassword(),
                inputs.valid(new NewPassword(request.getNewPassword())),
                request.getClient().getAddress());
        answer(responses, ChangePasswordResponse.getDefaultInstance());
    }

    @Override
    public void checkSession(CheckSessionRequest request, StreamObserver<CheckSessionResponse> responses) {
        boolean active = sessions.isActive(InputValidator.uuid("session_id", request.getSessionId()));
        answer(responses, CheckSessionResponse.newBuilder().setActive(active).build());
    }

    @Override
    public void getSigningKeys(GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> responses) {
        var response = GetSigningKeysResponse.newBuilder();
        signingKeys
                .newestFirst()
                .forEach(key -> response.addKeys(SigningKey.newBuilder()
                        .setKeyId(key.id())
                        .setPublicKey(ByteString.copyFrom(key.publicKey().getEncoded()))));
        answer(responses, response.build());
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
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
