package io.tracepress.email;

import io.tracepress.kit.events.EventPostponed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * Why a mail server did not take a message. JavaMail's exceptions quote the server, and the server quotes addresses, so
 * nothing of them is kept but the code of the reply, or the type of the exception.
 */
record SmtpFailure(Consequence consequence, String type) {

    enum Consequence {
        /** No message can be sent at the moment. */
        AWAY,
        /** This message may be taken later. */
        LATER,
        /** This message will not be taken as it is. */
        REFUSED
    }

    private static final int CLOSING = 421;

    static SmtpFailure behind(MailException failure) {
        Throwable trouble = troubleOf(failure);
        return replyCode(trouble)
                .map(SmtpFailure::ofReply)
                .orElseGet(() -> new SmtpFailure(
                        isConnectionTrouble(failure, trouble) ? Consequence.AWAY : Consequence.REFUSED,
                        NestedExceptionUtils.getMostSpecificCause(trouble)
                                .getClass()
                                .getName()));
    }

    /** What to throw about it, without a cause that could tell the address. */
    RuntimeException exception() {
        return switch (consequence) {
            // An IOException is an outage, whose end the consumer of events waits for.
            case AWAY -> new UncheckedIOException(reason(), new IOException(reason()));
            case LATER -> new EventPostponed(reason());
            case REFUSED -> new UndeliverableMail(reason());
        };
    }

    String reason() {
        return switch (consequence) {
            case AWAY -> "the mail server cannot be used: " + type;
            case LATER -> "the mail server puts the message off: " + type;
            case REFUSED -> "the mail server refuses the message: " + type;
        };
    }

    private static SmtpFailure ofReply(int code) {
        Consequence consequence = switch (code / 100) {
            case 5 -> Consequence.REFUSED;
            case 4 -> code == CLOSING ? Consequence.AWAY : Consequence.LATER;
            // Such as -1, where the connection ended instead.
            default -> Consequence.AWAY;
        };
        return new SmtpFailure(consequence, Integer.toString(code));
    }

    private static boolean isConnectionTrouble(MailException failure, Throwable trouble) {
        return failure instanceof MailAuthenticationException
                // Spring names a cause where the connection failed, before any message.
                || failure.getCause() != null
                || NestedExceptionUtils.getMostSpecificCause(trouble) instanceof IOException;
    }

    private static Throwable troubleOf(MailException failure) {
        return failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? sending.getMessageExceptions()[0]
                : failure;
    }

    private static Optional<Integer> replyCode(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .<Integer>mapMulti((cause, codes) -> {
                    switch (cause) {
                        case SMTPAddressFailedException recipient -> codes.accept(recipient.getReturnCode());
                        case SMTPSenderFailedException sender -> codes.accept(sender.getReturnCode());
                        case SMTPSendFailedException command -> codes.accept(command.getReturnCode());
                        default -> {}
                    }
                })
                .findFirst();
    }
}
