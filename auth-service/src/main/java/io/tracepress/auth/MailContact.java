package io.tracepress.auth;

import java.util.Optional;

/**
 * Whom a mail goes to, and the links that are made for it.
 *
 * @param oneClickUnsubscribeUrl what a mail program posts to when its user wants no more such mails (RFC 8058)
 * @param unsubscribed whether the user has said so before
 */
record MailContact(
        Credential user, Optional<String> link, Optional<String> oneClickUnsubscribeUrl, boolean unsubscribed) {

    static MailContact withoutLink(Credential user) {
        return new MailContact(user, Optional.empty(), Optional.empty(), false);
    }

    static MailContact withLink(Credential user, String link) {
        return new MailContact(user, Optional.of(link), Optional.empty(), false);
    }

    static MailContact subscribed(Credential user, String unsubscribeLink, String oneClickUrl) {
        return new MailContact(user, Optional.of(unsubscribeLink), Optional.of(oneClickUrl), false);
    }

    static MailContact unsubscribed(Credential user) {
        return new MailContact(user, Optional.empty(), Optional.empty(), true);
    }

    @Override
    public String toString() {
        return "MailContact[" + user.userId() + "]";
    }
}
