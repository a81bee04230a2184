package io.tracepress.email;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What letters look like: the same words as text and as HTML, which escapes all of them. */
@Component
class Layout {

    private final Template text =
            Mustache.compiler().escapeHTML(false).defaultValue("").compile(read("letter.txt"));
    private final Template html =
            Mustache.compiler().escapeHTML(true).defaultValue("").compile(read("letter.html"));

    String text(Letter letter) {
        return text.execute(letter);
    }

    String html(Letter letter) {
        return html.execute(letter);
    }

    private static String read(String template) {
        try (InputStream file = Objects.requireNonNull(Layout.class.getResourceAsStream(template), template)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
