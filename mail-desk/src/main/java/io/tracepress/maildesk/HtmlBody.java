package io.tracepress.maildesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracepress.desk.Answer;
import java.util.regex.Pattern;

/** The HTML of a mail, of which nothing runs and nothing loads from anywhere; its links open in a new tab. */
final class HtmlBody {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    // The first target counts, so the mail cannot ask for another one.
    private static final String BEGIN = "<!DOCTYPE html><base target=\"_blank\">";

    // Browsers connect for these before they ask the policy.
    private static final Pattern CONNECTING_ELEMENT =
            Pattern.compile("<(?=link|iframe|frame|fencedframe|object|embed|portal)", Pattern.CASE_INSENSITIVE);

    private HtmlBody() {}

    static Answer answer(String html) {
        byte[] document = (BEGIN + CONNECTING_ELEMENT.matcher(html).replaceAll("<x-")).getBytes(UTF_8);
        return Answer.of(200, "text/html; charset=utf-8", out -> out.write(document))
                .with("Content-Security-Policy", POLICY)
                .with("X-DNS-Prefetch-Control", "off")
                // A sandboxed document that asks for openers of its own kind is not shown at all.
                .with("Cross-Origin-Opener-Policy", "unsafe-none");
    }
}
