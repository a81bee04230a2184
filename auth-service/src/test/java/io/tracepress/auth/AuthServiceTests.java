package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LoginResponse;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.kit.identity.AccessTokenVerifier;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.RealBackends;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.user.v1.CreateUserRequest;
import io.tracepress.user.v1.CreateUserResponse;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceImplBase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
class AuthServiceTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String NO_PROFILE = "noprofile";
    private static final Map<String, String> PROFILES = new ConcurrentHashMap<>();

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
    AccessTokenVerifier accessTokens;

    @Autowired
    JdbcClient database;

    @Autowired
    StringRedisTemplate redis;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("USER_SERVICE_TARGET", USER_SERVICE::target);
        properties.add("REFRESH_TOKEN_HASH", () -> "bcrypt");
    }

    @Test
    void whoRegistersCanLogIn() {
        RegisterResponse ada = register("ada");

        LoginResponse tokens = login("ada@example.org", PASSWORD);

        var caller = accessTokens.verify(tokens.getAccessToken());
        assertThat(caller.userId()).hasToString(ada.getUserId());
        assertThat(caller.username()).isEqualTo("ada");
        assertThat(tokens.getExpiresIn().getSeconds()).isEqualTo(900);
        assertThat(isActive(caller.sessionId())).isTrue();
    }

    @Test
    void registrationAsksForAProfileAndWritesItsEvent() {
        RegisterResponse grace = register("grace");

        assertThat(PROFILES).containsEntry(grace.getUserId(), "grace");
        assertThat(eventsOf(grace)).isOne();
    }

    @Test
    void registrationStandsWhileUserServiceIsAway() {
        RegisterResponse account = register(NO_PROFILE);

        assertThat(PROFILES).doesNotContainKey(account.getUserId());
        assertThat(eventsOf(account)).isOne();
        assertThat(login(NO_PROFILE + "@example.org", PASSWORD).getAccessToken())
                .isNotEmpty();
    }

    @Test
    void theEventCarriesTheTraceOfTheRequest() {
        RegisterResponse account = register("traced");

        String traceparent = database.sql("SELECT traceparent FROM outbox WHERE payload ->> 'userId' = :id")
                .param("id", account.getUserId())
                .query(String.class)
                .single();
        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }

    @ParameterizedTest
    @CsvSource({"Linus@Example.org, other, email", "other@example.org, LINUS, username"})
    void emailsAndUsernamesAreUniqueInAnyCase(String email, String username, String field) {
        if (database.sql("SELECT count(*) FROM credentials WHERE username = 'linus'")
                        .query(Long.class)
                        .single()
                == 0) {
            register("linus");
        }
        var request = request(username).setEmail(email).build();

        assertThatCall(() -> auth().register(request))
                .failsWith(Status.Code.ALREADY_EXISTS)
                .namesFields(field);
    }

    @Test
    void aRefusedRegistrationLeavesNoEventBehind() {
        register("once");
        long before = events();

        assertThatCall(() -> register("once")).failsWith(Status.Code.ALREADY_EXISTS);

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void wrongPasswordAndUnknownEmailGetTheSameAnswer() {
        register("barbara");

        var wrong = assertThatCall(() -> login("barbara@example.org", "not her password"))
                .failsWith(Status.Code.UNAUTHENTICATED)
                .actual();
        var unknown = assertThatCall(() -> login("nobody@example.org", PASSWORD))
                .failsWith(Status.Code.UNAUTHENTICATED)
                .actual();

        assertThat(wrong.getStatus().getDescription())
                .isEqualTo(unknown.getStatus().getDescription());
    }

    @Test
    void seventyTwoRightBytesAndJunkAreRefused() {
        String longest = "a".repeat(72);
        auth().register(request("longest").setPassword(longest).build());

        assertThat(login("longest@example.org", longest).getAccessToken()).isNotEmpty();
        assertThatCall(() -> login("longest@example.org", longest + "junk")).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> auth().register(
                                request("toolong").setPassword(longest + "b").build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("password");
    }

    @Test
    void passwordsAreCountedInBytes() {
        String nineteenFourByteCharacters = "🙂".repeat(19);

        assertThatCall(() -> auth().register(request("smiling")
                        .setPassword(nineteenFourByteCharacters)
                        .build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("password");
    }

    @Test
    void anAccountThatBreaksRulesIsRefusedWithAllFieldsNamed() {
        var request = RegisterRequest.newBuilder()
                .setEmail("not an address")
                .setUsername("no spaces")
                .setPassword("short")
                .build();

        assertThatCall(() -> auth().register(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("email", "username", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", "system"})
    void reservedUsernamesAreRefused(String username) {
        assertThatCall(() -> auth().register(request(username).build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("username");
    }

    @Test
    void passwordsAndRefreshTokensAreStoredHashed() {
        register("hashed");
        String refreshToken = login("hashed@example.org", PASSWORD).getRefreshToken();

        String[] idAndSecret = refreshToken.split("\\.");
        String secretHash = database.sql("SELECT secret_hash FROM refresh_tokens WHERE id = :id")
                .param("id", UUID.fromString(idAndSecret[0]))
                .query(String.class)
                .single();
        String passwordHash = database.sql("SELECT password_hash FROM credentials WHERE username = 'hashed'")
                .query(String.class)
                .single();
        assertThat(secretHash).startsWith("$2a$10$").doesNotContain(idAndSecret[1]);
        assertThat(passwordHash).startsWith("$2a$10$");
    }

    @Test
    void aRestartOfRedisLogsNobodyOut() {
        register("survivor");
        var session = sessionOf("survivor");

        redis.delete("session:" + session);
        assertThat(isActive(session)).isTrue();
        assertThat(redis.hasKey("session:" + session)).isTrue();
    }

    @Test
    void withoutRedisPostgresqlAnswers() {
        register("patient");
        var session = sessionOf("patient");

        RealBackends.redis().stop();
        try {
            assertThat(isActive(session)).isTrue();
            assertThat(login("patient@example.org", PASSWORD).getAccessToken()).isNotEmpty();
        } finally {
            RealBackends.redis().start();
        }
    }

    @Test
    void unknownAndEndedSessionsAreNotActive() {
        register("leaver");
        var session = sessionOf("leaver");
        database.sql("UPDATE sessions SET ended_at = now() WHERE id = :id")
                .param("id", session)
                .update();
        redis.delete("session:" + session);

        assertThat(isActive(session)).isFalse();
        assertThat(isActive(UUID.randomUUID())).isFalse();
    }

    @Test
    void onlyTheGatewayChecksSessions() {
        var request = CheckSessionRequest.newBuilder()
                .setSessionId(UUID.randomUUID().toString())
                .build();

        assertThatCall(() -> auth().checkSession(request)).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> AuthServiceGrpc.newBlockingStub(channels.as(Callers.someone()))
                        .checkSession(request))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> AuthServiceGrpc.newBlockingStub(channels.asService("blog-service"))
                        .checkSession(request))
                .failsWith(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void signingKeysArePublic() {
        var keys = auth().getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
                .getKeysList();

        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.getKeyId()).isEqualTo(TestKeys.JWT_KEY_ID);
            assertThat(key.getPublicKey().toByteArray())
                    .isEqualTo(TestKeys.jwt().getPublic().getEncoded());
        });
    }

    private UUID sessionOf(String username) {
        return accessTokens
                .verify(login(username + "@example.org", PASSWORD).getAccessToken())
                .sessionId();
    }

    private boolean isActive(UUID session) {
        var request = CheckSessionRequest.newBuilder()
                .setSessionId(session.toString())
                .build();
        return AuthServiceGrpc.newBlockingStub(channels.asService("api-gateway"))
                .checkSession(request)
                .getActive();
    }

    private long eventsOf(RegisterResponse account) {
        return database.sql("""
                        SELECT count(*) FROM outbox
                        WHERE event_type = 'user.registered' AND payload = jsonb_build_object('userId', :id)
                        """)
                .param("id", account.getUserId())
                .query(Long.class)
                .single();
    }

    private long events() {
        return database.sql("SELECT count(*) FROM outbox").query(Long.class).single();
    }

    private RegisterResponse register(String username) {
        return auth().register(request(username).build());
    }

    private static RegisterRequest.Builder request(String username) {
        return RegisterRequest.newBuilder()
                .setEmail(username + "@example.org")
                .setUsername(username)
                .setPassword(PASSWORD);
    }

    private LoginResponse login(String email, String password) {
        return auth().login(LoginRequest.newBuilder()
                .setEmail(email)
                .setPassword(password)
                .build());
    }

    private AuthServiceBlockingStub auth() {
        return AuthServiceGrpc.newBlockingStub(channels.anonymous());
    }
}
