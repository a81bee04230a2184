package io.tracepress.auth;

import java.time.Duration;

/** What a mailed link is good for, for how long, and which page it opens. */
enum MailLinkPurpose {
    EMAIL_VERIFICATION("/verify", Duration.ofDays(3)),
    PASSWORD_RESET("/reset", Duration.ofMinutes(30)),
    // Mails are read late, and whoever wants no more of them must not be stopped by that.
    UNSUBSCRIPTION("/unsubscribe", Duration.ofDays(365));

    private final String page;
    private final Duration lifetime;

    MailLinkPurpose(String page, Duration lifetime) {
        this.page = page;
        this.lifetime = lifetime;
    }

    String page() {
        return page;
    }

    Duration lifetime() {
        return lifetime;
    }
}
