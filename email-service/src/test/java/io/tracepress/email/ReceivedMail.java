package io.tracepress.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A mail as its reader's program sees it. */
record ReceivedMail(MimeMessage message) {

    String subject() {
        return read(message::getSubject);
    }

    /** The value of a header as it was sent; empty when there is none. */
    String header(String name) {
        String[] values = read(() -> message.getHeader(name));
        return values == null ? "" : String.join("\n", values);
    }

    List<String> headerNames() {
        return read(() -> Collections.list(message.getAllHeaders()).stream()
                .map(header -> header.getName())
                .toList());
    }

    String text() {
        return part(0, "text/plain");
    }

    String html() {
        return part(1, "text/html");
    }

    /** The words that the HTML shows, and where its links lead, as one line. */
    String shownByHtml() {
        return html().replaceAll("(?s)<(style|title)>.*?</\\1>", " ")
                .replaceAll("<a [^>]*href=\"([^\"]*)\"[^>]*>", " $1 ")
                .replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&#x60;", "`")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip()
                .replaceAll("\\s+", " ");
    }

    private String part(int number, String type) {
        BodyPart part = read(() -> ((MimeMultipart) message.getContent()).getBodyPart(number));
        if (!read(() -> part.isMimeType(type))) {
            throw new AssertionError("part " + number + " is " + read(part::getContentType));
        }
        return read(() -> (String) part.getContent()).lines().collect(Collectors.joining("\n"));
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MessagingException malformed) {
            throw new IllegalStateException(malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
