package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mockingDetails;

import io.grpc.Status;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.testing.RealBackends;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

class LoginTests extends AuthTest {

    @MockitoSpyBean
    PasswordEncoder encoder;

    @Autowired
    AuthSettings settings;

    @Test
    void whoRegistersCanLogIn() {
        RegisterResponse ada = register("ada");

        Tokens tokens = login("ada");

        assertThat(caller(tokens).userId()).hasToString(ada.getUserId());
        assertThat(caller(tokens).username()).isEqualTo("ada");
        assertThat(tokens.getExpiresIn().getSeconds()).isEqualTo(900);
        assertThat(isActive(tokens)).isTrue();
    }

    @Test
    void emailsWorkInAnyCase() {
        register("cased");

        assertThat(login(" CASED@Example.org ", PASSWORD).getAccessToken()).isNotEmpty();
    }

    @Test
    void wrongPasswordAndUnknownEmailGetTheSameAnswerAtTheSameCost() {
        register("barbara");
        clearInvocations(encoder);

        var wrong = assertThatCall(() -> login("barbara@example.org", "not her password"))
                .failsWith(Status.Code.UNAUTHENTICATED)
                .actual();
        int costOfWrong = compares();
        var unknown = assertThatCall(() -> login("nobody@example.org", PASSWORD))
                .failsWith(Status.Code.UNAUTHENTICATED)
                .actual();
        int costOfUnknown = compares() - costOfWrong;
        assertThatCall(() -> login("barbara@example.org", "x".repeat(100))).failsWith(Status.Code.UNAUTHENTICATED);
        int costOfTooLong = compares() - costOfWrong - costOfUnknown;

        assertThat(wrong.getStatus().getDescription())
                .isEqualTo(unknown.getStatus().getDescription());
        assertThat(costOfWrong).isOne();
        assertThat(costOfUnknown).isOne();
        assertThat(costOfTooLong).isOne();
    }

    @Test
    void seventyTwoRightBytesAndJunkAreRefused() {
        String longest = "a1".repeat(36);
        gateway().register(request("longest").setPassword(longest).build());

        assertThat(login("longest@example.org", longest).getAccessToken()).isNotEmpty();
        assertThatCall(() -> login("longest@example.org", longest + "junk")).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void aPasswordThatIsReplacedWhileItIsComparedOpensNoSession() {
        RegisterResponse account = register("overtaken");
        doAnswer(comparing -> {
                    Object matches = comparing.callRealMethod();
                    replacePasswordHash(account);
                    return matches;
                })
                .when(encoder)
                .matches(eq(PASSWORD), anyString());

        assertThatCall(() -> login("overtaken")).failsWith(Status.Code.UNAUTHENTICATED);

        assertThat(database.sql("SELECT count(*) FROM sessions WHERE user_id = :id")
                        .param("id", UUID.fromString(account.getUserId()))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void failuresAreLimitedPerAccountAndAddress() {
        register("guessed");
        failToLogIn("guessed", address, settings.loginLimits().perAccountAndAddress());

        assertThatCall(() -> login("guessed")).failsWith(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(login(email("guessed"), PASSWORD, "elsewhere").getAccessToken())
                .isNotEmpty();
    }

    @Test
    void failuresAreLimitedPerAddress() {
        register("bystander");
        for (int i = 0; i < settings.loginLimits().perAddress(); i++) {
            redis.opsForValue().increment("login-failures:address:" + address);
        }

        assertThatCall(() -> login("bystander")).failsWith(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void failuresFromManyAddressesSlowTheAccountDownForMinutesOnly() {
        register("besieged");
        int limit = settings.loginLimits().perAccount();
        for (int i = 0; i < limit; i++) {
            failToLogIn("besieged", UUID.randomUUID().toString(), 1);
        }

        var failure = assertThatCall(() -> login("besieged"))
                .failsWith(Status.Code.RESOURCE_EXHAUSTED)
                .actual();

        assertThat(RetryDelay.of(failure))
                .isBetween(Duration.ofSeconds(1), settings.loginLimits().window());
    }

    @Test
    void successesDoNotCount() {
        register("frequent");

        for (int i = 0; i <= settings.loginLimits().perAccountAndAddress(); i++) {
            assertThat(login("frequent").getAccessToken()).isNotEmpty();
        }
    }

    @Test
    void withoutRedisFailuresAreStillLimited() {
        register("unlucky");

        RealBackends.redis().stop();
        try {
            failToLogIn("unlucky", address, settings.loginLimits().perAccountAndAddress());
            assertThatCall(() -> login("unlucky")).failsWith(Status.Code.RESOURCE_EXHAUSTED);
        } finally {
            RealBackends.redis().start();
        }
    }

    private void replacePasswordHash(RegisterResponse account) {
        database.sql("UPDATE credentials SET password_hash = 'another' WHERE id = :id")
                .param("id", UUID.fromString(account.getUserId()))
                .update();
    }

    private void failToLogIn(String username, String from, int times) {
        for (int i = 0; i < times; i++) {
            assertThatCall(() -> login(email(username), "wrong password", from)).failsWith(Status.Code.UNAUTHENTICATED);
        }
    }

    private int compares() {
        return (int) mockingDetails(encoder).getInvocations().stream()
                .filter(call -> call.getMethod().getName().equals("matches"))
                .count();
    }
}
