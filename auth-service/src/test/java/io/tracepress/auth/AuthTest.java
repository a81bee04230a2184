package io.tracepress.auth;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.Client;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.MailPurpose;
import io.tracepress.auth.v1.MintMailLinkRequest;
import io.tracepress.auth.v1.MintMailLinkResponse;
import io.tracepress.auth.v1.RefreshRequest;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.VerifyEmailRequest;
import io.tracepress.kit.identity.AccessTokenVerifier;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import io.tracepress.kit.testing.TestClock;
import io.tracepress.user.v1.CreateUserRequest;
import io.tracepress.user.v1.CreateUserResponse;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceImplBase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** auth-service with a user-service beside it; each test uses accounts and addresses of its own. */
@ServiceTest
abstract class AuthTest {

    static final String PASSWORD = "correct horse battery staple";
    static final String NO_PROFILE = "noprofile";
    static final Map<String, String> PROFILES = new ConcurrentHashMap<>();

    private static final Neighbour USER_SERVICE = Neighbour.serving(new UserServiceImplBase() {
        @Override
        public void createUser(CreateUserRequest request, StreamObserver<CreateUserResponse> responses) {
            if (request.getUsername().equals(NO_PROFILE)) {
                responses.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            PROFILES.put(request.getId(), request.getUsername());
            responses.onNext(CreateUserResponse.getDefaultInstance());
            responses.onCompleted();
        }
    });

    @Autowired
    TestChannels channels;

    @Autowired
    TestClock clock;

    @Autowired
    AccessTokenVerifier accessTokens;

    @Autowired
    JdbcClient database;

    @Autowired
    StringRedisTemplate redis;

    /** A test's own address, so that its failed logins count for nobody else. */
    final String address = UUID.randomUUID().toString();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("USER_SERVICE_TARGET", USER_SERVICE::target);
        properties.add("REFRESH_TOKEN_HASH", () -> "bcrypt");
    }

    @AfterEach
    void backToThePresent() {
        clock.reset();
    }

    RegisterResponse register(String username) {
        return gateway().register(request(username).build());
    }

    static RegisterRequest.Builder request(String username) {
        return RegisterRequest.newBuilder()
                .setEmail(email(username))
                .setUsername(username)
                .setPassword(PASSWORD);
    }

    static String email(String username) {
        return username + "@example.org";
    }

    Tokens registerAndLogIn(String username) {
        register(username);
        return login(username);
    }

    Tokens login(String username) {
        return login(email(username), PASSWORD);
    }

    Tokens login(String email, String password) {
        return login(email, password, address);
    }

    Tokens login(String email, String password, String from) {
        var client = Client.newBuilder().setAddress(from).setDevice("a test");
        return gateway()
                .login(LoginRequest.newBuilder()
                        .setEmail(email)
                        .setPassword(password)
                        .setClient(client)
                        .build())
                .getTokens();
    }

    Tokens refresh(String refreshToken) {
        return gateway()
                .refresh(RefreshRequest.newBuilder()
                        .setRefreshToken(refreshToken)
                        .build())
                .getTokens();
    }

    boolean isActive(Tokens tokens) {
        return isActive(caller(tokens).sessionId());
    }

    boolean isActive(UUID session) {
        var request = CheckSessionRequest.newBuilder()
                .setSessionId(session.toString())
                .build();
        return gateway().checkSession(request).getActive();
    }

    Caller caller(Tokens tokens) {
        return accessTokens.verify(tokens.getAccessToken());
    }

    /** The ids of the keys that verifiers can fetch. */
    List<String> publishedKeys() {
        return AuthServiceGrpc.newBlockingStub(channels.anonymous())
                .getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
                .getKeysList()
                .stream()
                .map(SigningKey::getKeyId)
                .toList();
    }

    static String keyIdOf(Tokens tokens) {
        String header = tokens.getAccessToken().split("\\.")[0];
        String json = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        return json.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    /** What email-service learns when it is about to send a mail. */
    MintMailLinkResponse mint(RegisterResponse account, MailPurpose purpose) {
        return AuthServiceGrpc.newBlockingStub(channels.asService("email-service"))
                .mintMailLink(MintMailLinkRequest.newBuilder()
                        .setUserId(account.getUserId())
                        .setPurpose(purpose)
                        .build());
    }

    /** The token in a new link, as the page that it opens reads it. */
    String mintToken(RegisterResponse account, MailPurpose purpose) {
        return mint(account, purpose).getLink().replaceFirst("^.*#token=", "");
    }

    void requestReset(String email) {
        gateway()
                .requestPasswordReset(RequestPasswordResetRequest.newBuilder()
                        .setEmail(email)
                        .setClient(Client.newBuilder().setAddress(address))
                        .build());
    }

    void resetPassword(String token, String newPassword) {
        gateway()
                .resetPassword(ResetPasswordRequest.newBuilder()
                        .setToken(token)
                        .setNewPassword(newPassword)
                        .setClient(Client.newBuilder().setAddress(address))
                        .build());
    }

    void verifyEmail(String token) {
        gateway().verifyEmail(VerifyEmailRequest.newBuilder().setToken(token).build());
    }

    void unsubscribe(String token) {
        gateway().unsubscribe(UnsubscribeRequest.newBuilder().setToken(token).build());
    }

    AuthServiceBlockingStub gateway() {
        return AuthServiceGrpc.newBlockingStub(channels.asService("api-gateway"));
    }

    AuthServiceBlockingStub as(Tokens tokens) {
        return AuthServiceGrpc.newBlockingStub(channels.authorized("Bearer " + tokens.getAccessToken()));
    }
}
