package io.tracepress.auth;

import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_EMAIL_VERIFICATION;
import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static io.tracepress.kit.testing.RecordedSpans.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RequestEmailVerificationRequest;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.RecordedSpans;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EmailVerificationTests extends AuthTest {

    @Autowired
    AuthSettings settings;

    @Autowired
    RecordedSpans spans;

    @Test
    void whoeverFollowsTheLinkIsVerifiedFromTheNextTokenOn() {
        RegisterResponse account = register("curious");
        Tokens before = login("curious");

        verifyEmail(linkOf(account));

        assertThat(caller(before).emailVerified()).isFalse();
        assertThat(caller(refresh(before.getRefreshToken())).emailVerified()).isTrue();
        assertThat(caller(login("curious")).emailVerified()).isTrue();
    }

    @Test
    void followingTheLinkAgainIsNoFailure() {
        RegisterResponse account = register("doubleclick");
        String link = linkOf(account);

        verifyEmail(link);
        verifyEmail(link);

        assertThat(caller(login("doubleclick")).emailVerified()).isTrue();
    }

    @Test
    void aLinkExpiresAfterThreeDays() {
        RegisterResponse account = register("onholiday");
        String late = linkOf(account);
        clock.moveForward(Duration.ofDays(3).plusMinutes(1));
        assertThatCall(() -> verifyEmail(late))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("token");

        String inTime = linkOf(account);
        clock.moveForward(Duration.ofDays(2));
        verifyEmail(inTime);
    }

    @Test
    void theMailCanBeAskedForAgain() {
        RegisterResponse account = register("again");

        request(login("again"));

        assertThat(requestsOf(account)).isOne();
    }

    @Test
    void whoIsVerifiedNeedsNoMail() {
        RegisterResponse account = register("done");
        Tokens older = login("done");
        verifyEmail(linkOf(account));

        assertThatCall(() -> request(older))
                .failsWith(Status.Code.ALREADY_EXISTS)
                .namesFields("email");
        assertThat(requestsOf(account)).isZero();
    }

    @Test
    void requestsAreLimitedPerUser() {
        RegisterResponse account = register("insistent");
        Tokens tokens = login("insistent");
        for (int i = 0; i < settings.mailLimits().verificationsPerUser(); i++) {
            request(tokens);
        }

        var failure = assertThatCall(() -> request(tokens))
                .failsWith(Status.Code.RESOURCE_EXHAUSTED)
                .actual();

        assertThat(RetryDelay.of(failure))
                .isBetween(Duration.ofSeconds(1), settings.mailLimits().window());
        assertThat(requestsOf(account)).isEqualTo(settings.mailLimits().verificationsPerUser());
    }

    @Test
    void anAccountThatIsGoneIsUnauthenticated() {
        var stub = AuthServiceGrpc.newBlockingStub(channels.as(Callers.someone()));

        assertThatCall(() -> stub.requestEmailVerification(RequestEmailVerificationRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void whoVerifiedIsOnTheSpanAndTheTokenIsNot() {
        RegisterResponse account = register("observed");
        String link = linkOf(account);
        spans.reset();

        verifyEmail(link);

        assertThat(attribute(spans.named("tracepress.auth.v1.AuthService/VerifyEmail"), "user.id"))
                .isEqualTo(account.getUserId());
        assertThat(spans.all()).allSatisfy(span -> assertThat(span.toString()).doesNotContain(link.split("\\.")[1]));
    }

    private void request(Tokens tokens) {
        as(tokens).requestEmailVerification(RequestEmailVerificationRequest.getDefaultInstance());
    }

    private String linkOf(RegisterResponse account) {
        return mintToken(account, MAIL_PURPOSE_EMAIL_VERIFICATION);
    }

    private long requestsOf(RegisterResponse account) {
        return database.sql("""
                        SELECT count(*) FROM outbox
                        WHERE event_type = 'email.verification-requested'
                          AND payload = jsonb_build_object('userId', :id)
                        """)
                .param("id", account.getUserId())
                .query(Long.class)
                .single();
    }
}
