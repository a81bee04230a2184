package io.tracepress.maildesk;

import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail, taken apart.
 *
 * @param date when it says that it was written
 * @param text empty when it has none
 * @param html empty when it has none
 */
record Mail(List<Header> headers, Optional<Instant> date, String text, String html, List<Attachment> attachments) {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_ADDRESSES = 100;

    record Header(String name, String value) {}

    record Attachment(String partId, String name, String contentType, String contentId, boolean inline, int size) {}

    static Mail parse(byte[] source) {
        try {
            return new MailParser().parse(source);
        } catch (MessagingException e) {
            return new Mail(List.of(), Optional.empty(), Charsets.utf8(source), "", List.of());
        }
    }

    /** The first of that name, or else empty. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    List<Address> addresses(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .flatMap(header -> Address.parse(header.value()).stream())
                .limit(MAX_ADDRESSES)
                .toList();
    }

    String subject() {
        return Texts.cut(header("Subject"), MAX_LENGTH);
    }

    /** Without its angle brackets. */
    String messageId() {
        return Texts.cut(header("Message-ID").strip().replaceFirst("^<", "").replaceFirst(">$", ""), MAX_LENGTH);
    }
}
