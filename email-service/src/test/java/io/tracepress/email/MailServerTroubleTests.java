package io.tracepress.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.email.Users.TestUser;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventPostponed;
import io.tracepress.kit.testing.RecordedSpans;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailServerTroubleTests extends EmailTest {

    private final TestUser ada = USERS.named("ada");
    private final Event<UserRegistered> registration =
            event(UserRegistered.newBuilder().setUserId(ada.id()).build());

    @Autowired
    WelcomeMail welcomeMail;

    @AfterEach
    void waitAsLongAsUsual(
            @Autowired JavaMailSenderImpl sender, @Value("${spring.mail.properties.mail.smtp.timeout}") String usual) {
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", usual);
    }

    @Test
    void aServerThatIsDownIsAnOutage() {
        MAIL_SERVER.goesDown();

        assertOutage("java.net.ConnectException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", MoodyMailServer.MESSAGE})
    void aServerThatHangsIsAnOutage(String command, @Autowired JavaMailSenderImpl sender) {
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        MAIL_SERVER.hangsAt(command);

        assertOutage("java.net.SocketTimeoutException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "MAIL", "RCPT"})
    void aServerThatIsClosingIsAnOutage(String command) {
        MAIL_SERVER.answers(command, "421 4.3.2 Closing, " + ada.email());

        Throwable failure = failureOf(welcomeMail, registration);

        assertThat(failure).hasRootCauseInstanceOf(IOException.class);
        assertTellsNoAddress(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", MoodyMailServer.MESSAGE})
    void aMailThatIsPutOffIsPostponed(String command) {
        MAIL_SERVER.answers(command, "450 4.2.0 <" + ada.email() + ">: greylisted");

        Throwable failure = failureOf(welcomeMail, registration);

        assertThat(failure).isInstanceOf(EventPostponed.class).hasMessage("the mail server puts the message off: 450");
        assertTellsNoAddress(failure);
        assertThat(delivery(registration).lastFailure()).hasValue(failure.getMessage());
        assertThat(failureOf(welcomeMail, registration))
                .as("is not tried again at once")
                .isInstanceOf(EventPostponed.class)
                .hasMessageContaining("not due yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", MoodyMailServer.MESSAGE})
    void aMailThatIsRefusedIsAFailure(String command) {
        MAIL_SERVER.answers(command, "550 5.1.1 <" + ada.email() + ">: unknown");

        Throwable failure = failureOf(welcomeMail, registration);

        assertThat(failure)
                .isInstanceOf(UndeliverableMail.class)
                .hasMessage("the mail server refuses the message: 550");
        assertTellsNoAddress(failure);
        assertThat(delivery(registration).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(delivery(registration).lastFailure()).hasValue(failure.getMessage());
    }

    @Test
    void aFailedMailIsSentWhenItsEventComesAgain() {
        MAIL_SERVER.answers("RCPT", "550 5.1.1 unknown");
        failureOf(welcomeMail, registration);
        MAIL_SERVER.behaves();

        welcomeMail.handle(registration);

        assertThat(mailsTo(ada)).hasSize(1);
        assertThat(delivery(registration).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aServerThatLeavesWithoutAGoodbyeHasTheMail() {
        MAIL_SERVER.hangsAt("QUIT");

        welcomeMail.handle(registration);

        assertThat(mailsTo(ada)).hasSize(1);
        assertThat(delivery(registration).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void theSpanNamesTheServerAndTheTroubleButNoAddress(@Autowired OpenTelemetry telemetry) {
        MAIL_SERVER.answers("RCPT", "550 5.1.1 <" + ada.email() + ">: unknown");
        spans.reset();

        Span processing = telemetry.getTracer("test").spanBuilder("process").startSpan();
        try (var _ = processing.makeCurrent()) {
            failureOf(welcomeMail, registration);
        } finally {
            processing.end();
        }

        SpanData sending = spans.named("send mail");
        assertThat(sending.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(RecordedSpans.attribute(sending, "error.type")).isEqualTo("550");
        assertThat(RecordedSpans.attribute(sending, "server.address")).isEqualTo("127.0.0.1");
        assertThat(RecordedSpans.attribute(sending, "network.protocol.name")).isEqualTo("smtp");
        assertThat(RecordedSpans.attribute(sending, "tracepress.mail.kind")).isEqualTo("welcome");
        assertThat(spans.all().toString()).doesNotContain(ada.email()).doesNotContain(ada.token());
    }

    private void assertOutage(String type) {
        Throwable failure = failureOf(welcomeMail, registration);

        assertThat(failure).hasRootCauseInstanceOf(IOException.class);
        assertThat(failure).hasMessage("the mail server cannot be used: " + type);
        assertTellsNoAddress(failure);
        assertThat(mailsTo(ada)).isEmpty();
    }

    private void assertTellsNoAddress(Throwable failure) {
        var told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told));
        assertThat(told.toString()).doesNotContain(ada.email()).doesNotContain(ada.token());
    }
}
