package io.tracepress.auth;

import com.google.protobuf.Duration;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.CheckSessionResponse;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.GetSigningKeysResponse;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LoginResponse;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Service;

@Service
class AuthGrpcService extends AuthServiceGrpc.AuthServiceImplBase {

    private final InputValidator inputs;
    private final Registrar registrar;
    private final Authenticator authenticator;
    private final Sessions sessions;
    private final SigningKeys signingKeys;

    AuthGrpcService(
            InputValidator inputs,
            Registrar registrar,
            Authenticator authenticator,
            Sessions sessions,
            SigningKeys signingKeys) {
        this.inputs = inputs;
        this.registrar = registrar;
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.signingKeys = signingKeys;
    }

    @Override
    public void register(RegisterRequest request, StreamObserver<RegisterResponse> responses) {
        var account = inputs.valid(new NewAccount(request.getEmail(), request.getUsername(), request.getPassword()));
        var credential = registrar.register(account);
        responses.onNext(RegisterResponse.newBuilder()
                .setUserId(credential.userId().toString())
                .setUsername(credential.username())
                .setEmail(credential.email())
                .build());
        responses.onCompleted();
    }

    @Override
    public void login(LoginRequest request, StreamObserver<LoginResponse> responses) {
        var tokens = authenticator.login(request.getEmail(), request.getPassword());
        responses.onNext(LoginResponse.newBuilder()
                .setAccessToken(tokens.accessToken())
                .setRefreshToken(tokens.refreshToken())
                .setExpiresIn(
                        Duration.newBuilder().setSeconds(tokens.expiresIn().toSeconds()))
                .build());
        responses.onCompleted();
    }

    @Override
    public void checkSession(CheckSessionRequest request, StreamObserver<CheckSessionResponse> responses) {
        var sessionId = InputValidator.uuid("session_id", request.getSessionId());
        responses.onNext(CheckSessionResponse.newBuilder()
                .setActive(sessions.isActive(sessionId))
                .build());
        responses.onCompleted();
    }

    @Override
    public void getSigningKeys(GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> responses) {
        var response = GetSigningKeysResponse.newBuilder();
        signingKeys.newestFirst().forEach(key -> response.addKeys(key.toProto()));
        responses.onNext(response.build());
        responses.onCompleted();
    }
}
