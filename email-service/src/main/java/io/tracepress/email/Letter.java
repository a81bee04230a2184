package io.tracepress.email;

import java.util.List;
import java.util.Optional;

/**
 * What a mail says, in plain text; {@link Layout} decides what it looks like.
 *
 * @param opening paragraphs before the link
 * @param closing paragraphs after it
 * @param unsubscribe the way to get no more mails of this kind
 */
record Letter(String subject, List<String> opening, Link link, List<String> closing, Optional<Link> unsubscribe) {

    /** A label and where it leads. */
    record Link(String label, String url) {}
}
