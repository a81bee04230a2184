package io.tracepress.email;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.mail.internet.MimeMessage;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The server that takes mails, spoken to over SMTP. */
@Component
class MailServer {

    /** The name of the span. */
    static final String SEND = "send mail";

    static final AttributeKey<String> KIND = AttributeKey.stringKey("tracepress.mail.kind");

    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> PROTOCOL = AttributeKey.stringKey("network.protocol.name");
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    private final JavaMailSender sender;
    private final MailProperties server;
    private final Tracer tracer;

    MailServer(JavaMailSender sender, MailProperties server, OpenTelemetry telemetry) {
        this.sender = sender;
        this.server = server;
        this.tracer = telemetry.getTracer("io.tracepress.email");
    }

    /** Returns once the server has taken the message; a failure says whether trying again may help. */
    void send(MimeMessage message, MailKind kind) {
        Span span = tracer.spanBuilder(SEND)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(KIND, kind.label())
                .setAttribute(PROTOCOL, "smtp")
                .setAttribute(SERVER_ADDRESS, server.getHost())
                .setAttribute(SERVER_PORT, (long) server.getPort())
                .startSpan();
        try (var _ = span.makeCurrent()) {
            sender.send(message);
        } catch (MailException failure) {
            if (!isAfterwards(failure)) {
                var smtpFailure = SmtpFailure.behind(failure);
                span.setStatus(StatusCode.ERROR, smtpFailure.reason());
                span.setAttribute(ERROR_TYPE, smtpFailure.type());
                throw smtpFailure.exception();
            }
        } finally {
            span.end();
        }
    }

    // The message was taken, and only saying goodbye went wrong: sending it again would be a double.
    private static boolean isAfterwards(MailException failure) {
        return failure instanceof MailSendException sending
                && sending.getFailedMessages().isEmpty()
                && sending.getMessageExceptions().length == 0;
    }
}
