package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.VerifyEmailRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class MailLinkContractTests extends GatewayTest {

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    @Test
    void aPasswordResetIsAskedForWithTheAddressOfTheClient() {
        post("/auth/password-reset", """
                {"email": "ada@example.org"}""")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .isEmpty();

        var request = SERVICES.lastRequest(RequestPasswordResetRequest.class);
        assertThat(request.getEmail()).isEqualTo("ada@example.org");
        assertThat(request.getClient().getAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void aMailedTokenSetsANewPassword() {
        post("/auth/password-reset/confirm", """
                {"token": "id.secret", "newPassword": "seven quiet ghosts"}""").expectStatus().isNoContent();

        assertThat(SERVICES.lastRequest(ResetPasswordRequest.class))
                .isEqualTo(ResetPasswordRequest.newBuilder()
                        .setToken("id.secret")
                        .setNewPassword("seven quiet ghosts")
                        .build());
    }

    @Test
    void aUserAsksForTheVerificationMailAgain() {
        postAsAda("/auth/email-verification", "")
                .expectStatus()
                .isAccepted()
                .expectBody()
                .isEmpty();

        assertThat(SERVICES.calls("RequestEmailVerification")).isOne();
    }

    @Test
    void aVerifiedEmailNeedsNoMail() {
        SERVICES.fail("RequestEmailVerification", Status.ALREADY_EXISTS.withDescription("It is verified."));

        assertThat(assertProblem(postAsAda("/auth/email-verification", ""), 409))
                .contains("It is verified.");
    }

    @Test
    void aMailedTokenVerifiesAnEmail() {
        post("/auth/email-verification/confirm", """
                {"token": "id.secret"}""").expectStatus().isNoContent();

        assertThat(SERVICES.lastRequest(VerifyEmailRequest.class).getToken()).isEqualTo("id.secret");
    }

    @Test
    void aMailedTokenUnsubscribes() {
        post("/auth/unsubscribe", """
                {"token": "id.secret"}""").expectStatus().isNoContent();

        assertUnsubscribed("id.secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";charset=UTF-8"})
    void aMailProgramUnsubscribesInOneClick(String charset) {
        postForm("token=id.secret", MediaType.APPLICATION_FORM_URLENCODED_VALUE + charset, ONE_CLICK)
                .expectStatus()
                .isNoContent();

        assertUnsubscribed("id.secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/plain\r\n"})
    void aMailProgramMaySendItsFormInParts(String header) {
        postForm("token=id.secret", "multipart/form-data; boundary=x", part(header, "One-Click"))
                .expectStatus()
                .isNoContent();

        assertUnsubscribed("id.secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No", "Two\r\nOne-Click"})
    void partsThatDoNotSayOneClickUnsubscribeNobody(String value) {
        assertProblem(postForm("token=id.secret", "multipart/form-data; boundary=x", part("", value)), 400);
        assertThat(SERVICES.calls("Unsubscribe")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "List-Unsubscribe=", "List-Unsubscribe=Two-Clicks", "One-Click=List", "{}"})
    void aFormThatDoesNotSayOneClickUnsubscribesNobody(String form) {
        String body =
                assertProblem(postForm("token=id.secret", MediaType.APPLICATION_FORM_URLENCODED_VALUE, form), 400);

        assertThat(body).contains("List-Unsubscribe=One-Click").doesNotContain("id.secret");
        assertThat(SERVICES.calls("Unsubscribe")).isZero();
    }

    @Test
    void aClickWithoutATokenReachesTheServiceThatKnowsTheRules() {
        postForm("", MediaType.APPLICATION_FORM_URLENCODED_VALUE, ONE_CLICK);

        assertUnsubscribed("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void otherMediaTypesUnsubscribeNobody(String mediaType) {
        assertProblem(postForm("token=id.secret", mediaType, ONE_CLICK), 415);
        assertThat(SERVICES.calls("Unsubscribe")).isZero();
    }

    @Test
    void aPostWithoutABodyUnsubscribesNobody() {
        assertProblem(http.post().uri("/auth/unsubscribe?token=id.secret").exchange(), 415);
    }

    @ParameterizedTest
    @CsvSource({"id.secret, id.secret", "a#\"></>, a%23%22%3E%3C%2F%3E", "'',''"})
    void aMailProgramThatOpensTheUrlIsLedToThePageThatAsks(String token, String fragment) {
        get("/auth/unsubscribe?token={token}", token)
                .expectStatus()
                .isEqualTo(303)
                .expectHeader()
                .valueEquals(HttpHeaders.LOCATION, "/unsubscribe#token=" + fragment);

        assertThat(SERVICES.calls("Unsubscribe")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "ResetPassword, /auth/password-reset/confirm",
        "VerifyEmail, /auth/email-verification/confirm",
        "Unsubscribe, /auth/unsubscribe"
    })
    void aRefusedTokenIsNamed(String method, String path) {
        SERVICES.fail(method, brokenRule("token", "is unknown, used or expired"));

        assertThat(assertProblem(post(path, "{}"), 400)).contains("""
                "errors":[{"field":"token","message":"is unknown, used or expired"}]""");
    }

    @Test
    void aRefusedPasswordIsNamed() {
        SERVICES.fail("ResetPassword", brokenRule("new_password", "is common"));

        assertThat(assertProblem(post("/auth/password-reset/confirm", "{}"), 400))
                .contains("""
                "errors":[{"field":"newPassword","message":"is common"}]""");
    }

    @Test
    void tooManyMailsSayWhenToTryAgain() {
        SERVICES.fail("RequestPasswordReset", exhaustedFor(120));
        SERVICES.fail("RequestEmailVerification", exhaustedFor(120));

        post("/auth/password-reset", "{}")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", 120);
        postAsAda("/auth/email-verification", "")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", 120);
    }

    @ParameterizedTest
    @CsvSource({
        "RequestPasswordReset, /auth/password-reset",
        "ResetPassword, /auth/password-reset/confirm",
        "VerifyEmail, /auth/email-verification/confirm",
        "Unsubscribe, /auth/unsubscribe"
    })
    void anOutageIsAProblem(String method, String path) {
        SERVICES.fail(method, Status.UNAVAILABLE);

        assertProblem(post(path, "{}"), 503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/password-reset",
                "/auth/password-reset/confirm",
                "/auth/email-verification/confirm",
                "/auth/unsubscribe"
            })
    void aBodyOfAnotherShapeIsABadRequest(String path) {
        assertProblem(post(path, "[]"), 400);
        assertProblem(post(path, ""), 400);
        assertThat(assertProblem(post(path, "{\"tokn\": \"x\"}"), 400)).contains("is not known");
    }

    private static void assertUnsubscribed(String token) {
        assertThat(SERVICES.lastRequest(UnsubscribeRequest.class).getToken()).isEqualTo(token);
    }

    private ResponseSpec postForm(String query, String mediaType, String form) {
        return http.post()
                .uri("/auth/unsubscribe?" + query)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .body(form)
                .exchange();
    }

    private static String part(String header, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n%s\r\n%s\r\n--x--\r\n"
                .formatted(header, value);
    }

    private static StatusRuntimeException brokenRule(String field, String message) {
        var details = BadRequest.newBuilder();
        details.addFieldViolationsBuilder().setField(field).setDescription(message);
        return failure(Code.INVALID_ARGUMENT, Any.pack(details.build()));
    }

    private static StatusRuntimeException exhaustedFor(long seconds) {
        var retry = RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(seconds));
        return failure(Code.RESOURCE_EXHAUSTED, Any.pack(retry.build()));
    }

    private static StatusRuntimeException failure(Code code, Any detail) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.getNumber())
                .addDetails(detail)
                .build());
    }
}
