package io.tracepress.maildesk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Turns bytes into text, whatever a mail says they are. */
final class Charsets {

    private Charsets() {}

    static String decode(byte[] bytes, ContentType type) {
        String name = type.getParameter("charset");
        if (name != null) {
            try {
                return new String(bytes, Charset.forName(MimeUtility.javaCharset(name)));
            } catch (IllegalArgumentException e) {
                // One that nobody knows says as little as none.
            }
        }
        return utf8(bytes);
    }

    /** Or else Latin 1, in which everything is text. */
    static String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, ISO_8859_1);
        }
    }
}
