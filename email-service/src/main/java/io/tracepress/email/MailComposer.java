package io.tracepress.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Makes a letter into a message of the internet: headers, and its text twice. */
@Component
class MailComposer {

    private final JavaMailSender messages;
    private final Layout layout;
    private final InternetAddress from;
    private final Clock clock;

    MailComposer(JavaMailSender messages, Layout layout, EmailSettings settings, Clock clock) {
        this.messages = messages;
        this.layout = layout;
        this.from = settings.sender();
        this.clock = clock;
    }

    /** The message about an event, whose id it carries, so that a double can be told. */
    MimeMessage compose(UUID eventId, Recipient to, Letter letter) {
        try {
            var message = messages.createMimeMessage();
            message.setFrom(from);
            message.setRecipient(RecipientType.TO, address(to.email()));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("Message-ID", "<" + eventId + "@" + domain(from.getAddress()) + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            if (!to.oneClickUnsubscribeUrl().isEmpty()) {
                message.setHeader("List-Unsubscribe", "<" + to.oneClickUnsubscribeUrl() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(textAndHtml(letter));
            return message;
        } catch (MessagingException _) {
            // Not as the cause: it may quote the address.
            throw new UndeliverableMail("the message cannot be composed");
        }
    }

    // The address alone, of which nothing is taken for a name or for a second address.
    private static InternetAddress address(String email) {
        try {
            var address = new InternetAddress();
            String domain = domain(email);
            address.setAddress(email.substring(0, email.length() - domain.length()) + IDN.toASCII(domain));
            address.validate();
            return address;
        } catch (AddressException | IllegalArgumentException _) {
            throw new UndeliverableMail("no mail can be sent to such an address");
        }
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    private MimeMultipart textAndHtml(Letter letter) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(layout.text(letter), StandardCharsets.UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(layout.html(letter), StandardCharsets.UTF_8.name(), "html");
        // The last one is what a reader shows if it can.
        return new MimeMultipart("alternative", text, html);
    }
}
