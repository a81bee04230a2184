package io.tracepress.maildesk;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Takes one mail apart: the first text, the first HTML, and all the rest as attachments. */
final class MailParser {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 200;

    private final List<Mail.Attachment> attachments = new ArrayList<>();
    private String text = "";
    private String html = "";
    private int parts;

    static {
        // Mails are shown as well as can be, also those that break the rules.
        System.setProperty("mail.mime.decodetext.strict", "false");
        System.setProperty("mail.mime.parameters.strict", "false");
        System.setProperty("mail.mime.base64.ignoreerrors", "true");
        System.setProperty("mail.mime.ignoreunknownencoding", "true");
        System.setProperty("mail.mime.multipart.allowempty", "true");
    }

    Mail parse(byte[] source) throws MessagingException {
        var message = new MimeMessage((Session) null, new ByteArrayInputStream(source));
        List<Mail.Header> headers = Collections.list(message.getAllHeaders()).stream()
                .map(MailParser::decoded)
                .toList();
        read(message, "1", 0);
        return new Mail(headers, date(message.getHeader("Date", null)), text, html, attachments);
    }

    private void read(MimePart part, String id, int depth) throws MessagingException {
        parts++;
        ContentType type = type(part);
        if (type.match("multipart/*") && depth < MAX_DEPTH) {
            readParts(new MimeMultipart(new MimePartDataSource(part)), depth > 0 ? id + "." : "", depth + 1);
        } else if (isAttachment(part)) {
            attach(part, id, type);
        } else if (type.match("text/plain") && text.isEmpty()) {
            text = Charsets.decode(bytes(part), type);
        } else if (type.match("text/html") && html.isEmpty()) {
            html = Charsets.decode(bytes(part), type);
        } else {
            attach(part, id, type);
        }
    }

    private void readParts(MimeMultipart multipart, String idBegin, int depth) throws MessagingException {
        for (int i = 0; i < multipart.getCount() && parts < MAX_PARTS; i++) {
            read((MimeBodyPart) multipart.getBodyPart(i), idBegin + (i + 1), depth);
        }
    }

    private void attach(MimePart part, String id, ContentType type) throws MessagingException {
        attachments.add(new Mail.Attachment(
                id,
                Objects.requireNonNullElse(fileName(part), ""),
                type.getBaseType(),
                Objects.requireNonNullElse(part.getContentID(), "").replaceAll("^<|>$", ""),
                Part.INLINE.equalsIgnoreCase(part.getDisposition()),
                bytes(part).length));
    }

    private static boolean isAttachment(MimePart part) throws MessagingException {
        return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || fileName(part) != null;
    }

    private static String fileName(MimePart part) throws MessagingException {
        try {
            String name = part.getFileName();
            return name == null ? null : decoded(name);
        } catch (ParseException e) {
            return null;
        }
    }

    private static ContentType type(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    private static byte[] bytes(MimePart part) throws MessagingException {
        try (var in = new MimePartDataSource(part).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static Mail.Header decoded(Header header) {
        return new Mail.Header(header.getName(), decoded(header.getValue()));
    }

    private static String decoded(String value) {
        String line = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(line);
        } catch (UnsupportedEncodingException e) {
            return line;
        }
    }

    private static Optional<Instant> date(String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.ofNullable(new MailDateFormat().parse(header)).map(date -> date.toInstant());
        } catch (java.text.ParseException e) {
            return Optional.empty();
        }
    }
}
