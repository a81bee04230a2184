package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.MailPurpose;
import io.tracepress.auth.v1.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"HASHING_SLOTS=1", "tracepress.auth.password.hashing-wait=200ms"})
class LoginStormTests extends AuthTest {

    @Autowired
    HashingSlots slots;

    @Test
    void aStormOfLoginsIsAnsweredWithRetryAfterWhileOtherCallsGoOn() throws Exception {
        Tokens calm = registerAndLogIn("calm");

        List<StatusRuntimeException> refused;
        int checked = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<StatusRuntimeException>> storm = IntStream.range(0, 60)
                    .<Callable<StatusRuntimeException>>mapToObj(number -> () -> loginAsSomebody(number))
                    .toList();
            var answers = storm.stream().map(clients::submit).toList();
            while (answers.stream().anyMatch(answer -> !answer.isDone())) {
                assertThat(isActive(calm)).isTrue();
                checked++;
            }
            refused = answers.stream()
                    .map(answer -> answer.resultNow())
                    .filter(failure -> failure.getStatus().getCode() == Status.Code.UNAVAILABLE)
                    .toList();
        }

        assertThat(refused).isNotEmpty().hasSizeLessThan(60);
        assertThat(refused)
                .allSatisfy(failure -> assertThat(RetryDelay.of(failure)).isGreaterThan(Duration.ZERO));
        assertThat(checked).isPositive();
    }

    @Test
    void aResetThatFindsNoSlotLeavesItsLinkUsable() {
        String link = mintToken(register("overtaken"), MailPurpose.MAIL_PURPOSE_PASSWORD_RESET);

        slots.run(() -> assertThatCall(() -> resetPassword(link, "an even better password"))
                .failsWith(Status.Code.UNAVAILABLE));

        resetPassword(link, "an even better password");
    }

    // Nobody has this account, so whoever gets a slot is answered UNAUTHENTICATED.
    private StatusRuntimeException loginAsSomebody(int number) {
        try {
            login("stranger-" + number + "@example.org", PASSWORD, "address-" + number);
            throw new AssertionError("logged in without an account");
        } catch (StatusRuntimeException failure) {
            return failure;
        }
    }
}
