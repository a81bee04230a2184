package io.tracepress.auth;

import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_COMMENT_NOTICE;
import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_EMAIL_VERIFICATION;
import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_PASSWORD_RESET;
import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_SECURITY_NOTICE;
import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_UNSPECIFIED;
import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.grpc.Status;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.GetUsernameRequest;
import io.tracepress.auth.v1.MailPurpose;
import io.tracepress.auth.v1.MintMailLinkResponse;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.kit.testing.CallAssert;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "PUBLIC_URL=https://blogs.example/")
class MailLinkTests extends AuthTest {

    private static final String TOKEN = "[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}";

    @ParameterizedTest
    @CsvSource({"MAIL_PURPOSE_EMAIL_VERIFICATION, verify", "MAIL_PURPOSE_PASSWORD_RESET, reset"})
    void aMailGetsItsAddressAndALinkWithTheTokenInTheFragment(MailPurpose purpose, String page) {
        MintMailLinkResponse mail = mint(register("mailed-" + page), purpose);

        assertThat(mail.getEmail()).isEqualTo("mailed-" + page + "@example.org");
        assertThat(mail.getUsername()).isEqualTo("mailed-" + page);
        assertThat(mail.getLink()).matches("https://blogs\\.example/" + page + "#token=" + TOKEN);
        assertThat(mail.getOneClickUnsubscribeUrl()).isEmpty();
        assertThat(mail.getUnsubscribed()).isFalse();
    }

    @Test
    void aMailAboutCommentsSaysHowToEndSuchMails() {
        MintMailLinkResponse mail = mint(register("commented"), MAIL_PURPOSE_COMMENT_NOTICE);

        assertThat(mail.getLink()).matches("https://blogs\\.example/unsubscribe#token=" + TOKEN);
        assertThat(mail.getOneClickUnsubscribeUrl())
                .isEqualTo(mail.getLink().replace("/unsubscribe#token=", "/auth/unsubscribe?token="));
    }

    @Test
    void whoHasUnsubscribedGetsNoMoreOfThemAndAgainIsNoFailure() {
        RegisterResponse account = register("silent");
        String token = mintToken(account, MAIL_PURPOSE_COMMENT_NOTICE);

        unsubscribe(token);
        unsubscribe(token);

        MintMailLinkResponse notice = mint(account, MAIL_PURPOSE_COMMENT_NOTICE);
        assertThat(notice.getUnsubscribed()).isTrue();
        assertThat(notice.getLink() + notice.getOneClickUnsubscribeUrl()).isEmpty();
        assertThat(mint(account, MAIL_PURPOSE_PASSWORD_RESET).getUnsubscribed()).isFalse();
    }

    @Test
    void mailsReadLateCanStillBeUnsubscribedFrom() {
        RegisterResponse account = register("archivist");
        String token = mintToken(account, MAIL_PURPOSE_COMMENT_NOTICE);
        clock.moveForward(Duration.ofDays(364));

        unsubscribe(token);

        assertThat(mint(account, MAIL_PURPOSE_COMMENT_NOTICE).getUnsubscribed()).isTrue();
    }

    @Test
    void aMailAboutSecurityHasNoLink() {
        MintMailLinkResponse mail = mint(register("warned"), MAIL_PURPOSE_SECURITY_NOTICE);

        assertThat(mail.getEmail()).isEqualTo("warned@example.org");
        assertThat(mail.getLink()).isEmpty();
    }

    @Test
    void onlyTheHashOfTheSecretIsStored() {
        String token = mintToken(register("hashedlink"), MAIL_PURPOSE_PASSWORD_RESET);
        String secret = token.split("\\.")[1];

        String row = database.sql("SELECT mail_links::text FROM mail_links WHERE id = :id")
                .param("id", UUID.fromString(token.split("\\.")[0]))
                .query(String.class)
                .single();
        assertThat(row)
                .doesNotContain(secret)
                .contains(Hashing.sha256()
                        .hashString(secret, StandardCharsets.UTF_8)
                        .toString());
    }

    @Test
    void aTokenIsGoodForItsPurposeOnly() {
        RegisterResponse account = register("confused");
        String verification = mintToken(account, MAIL_PURPOSE_EMAIL_VERIFICATION);
        String reset = mintToken(account, MAIL_PURPOSE_PASSWORD_RESET);
        String unsubscription = mintToken(account, MAIL_PURPOSE_COMMENT_NOTICE);

        assertRefused(assertThatCall(() -> resetPassword(verification, PASSWORD)));
        assertRefused(assertThatCall(() -> resetPassword(unsubscription, PASSWORD)));
        assertRefused(assertThatCall(() -> verifyEmail(reset)));
        assertRefused(assertThatCall(() -> verifyEmail(unsubscription)));
        assertRefused(assertThatCall(() -> unsubscribe(verification)));
        assertRefused(assertThatCall(() -> unsubscribe(reset)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "019a0000-0000-7000-8000-000000000000.secret"})
    void whatWasNeverATokenIsRefused(String text) {
        assertRefused(assertThatCall(() -> resetPassword(text, PASSWORD)));
        assertRefused(assertThatCall(() -> verifyEmail(text)));
        assertRefused(assertThatCall(() -> unsubscribe(text)));
    }

    @Test
    void aWrongSecretIsRefusedAndDoesNoHarm() {
        String token = mintToken(register("guessedlink"), MAIL_PURPOSE_PASSWORD_RESET);

        assertRefused(assertThatCall(() -> resetPassword(token.split("\\.")[0] + "." + "A".repeat(43), PASSWORD)));

        resetPassword(token, PASSWORD);
    }

    @Test
    void newLinksTakeExpiredOnesAlong() {
        RegisterResponse account = register("tidy");
        mint(account, MAIL_PURPOSE_PASSWORD_RESET);
        mint(account, MAIL_PURPOSE_EMAIL_VERIFICATION);
        clock.moveForward(Duration.ofHours(1));

        mint(account, MAIL_PURPOSE_PASSWORD_RESET);

        assertThat(database.sql("SELECT count(*) FROM mail_links WHERE user_id = :id")
                        .param("id", UUID.fromString(account.getUserId()))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whatIsAskedAboutNobodyOrForNoPurposeIsRefused() {
        var nobody = RegisterResponse.newBuilder()
                .setUserId(UUID.randomUUID().toString())
                .build();
        var noId = RegisterResponse.newBuilder().setUserId("not an id").build();

        for (MailPurpose purpose : MailPurpose.values()) {
            if (purpose != MAIL_PURPOSE_UNSPECIFIED && purpose != MailPurpose.UNRECOGNIZED) {
                assertThatCall(() -> mint(nobody, purpose)).failsWith(Status.Code.NOT_FOUND);
            }
        }
        assertThatCall(() -> mint(register("purposeless"), MAIL_PURPOSE_UNSPECIFIED))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("purpose");
        assertThatCall(() -> mint(noId, MAIL_PURPOSE_SECURITY_NOTICE))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("user_id");
    }

    @Test
    void userServiceLearnsTheUsernameOfAnAccount() {
        assertThat(usernameOf(register("nameless").getUserId())).isEqualTo("nameless");
        assertThatCall(() -> usernameOf(UUID.randomUUID().toString())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> usernameOf("not an id"))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("user_id");
    }

    private String usernameOf(String userId) {
        return AuthServiceGrpc.newBlockingStub(channels.asService("user-service"))
                .getUsername(GetUsernameRequest.newBuilder().setUserId(userId).build())
                .getUsername();
    }

    private static void assertRefused(CallAssert call) {
        call.failsWith(Status.Code.INVALID_ARGUMENT).namesFields("token");
    }
}
