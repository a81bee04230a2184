package io.tracepress.auth;

import java.time.Instant;
import java.util.UUID;

/** What is kept of a link in a mail. */
record MailLink(UUID id, UUID userId, MailLinkPurpose purpose, String secretHash, Instant expiresAt) {

    @Override
    public String toString() {
        return "MailLink[" + id + "]";
    }
}
