package io.tracepress.email;

import java.util.List;

/**
 * What a mail says, in plain text; {@link Layout} decides what it looks like.
 *
 * @param opening paragraphs before the link
 * @param closing paragraphs after it
 * @param footer links that are not what the mail is about, such as the one that ends mails of its kind
 */
record Letter(String subject, List<String> opening, Link link, List<String> closing, List<Link> footer) {

    /** A label and where it leads. */
    record Link(String label, String url) {}
}
