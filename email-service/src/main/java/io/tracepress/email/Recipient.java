package io.tracepress.email;

/**
 * Whom a mail is for, as auth-service knows them at this moment.
 *
 * @param link with a fresh token; empty for a mail that has none
 * @param oneClickUnsubscribeUrl for mails about comments, else empty
 * @param unsubscribed whether they want no such mail
 */
record Recipient(String email, String username, String link, String oneClickUnsubscribeUrl, boolean unsubscribed) {

    /** Without address and links, which must not get into a log or a span. */
    @Override
    public String toString() {
        return "Recipient[" + username + "]";
    }
}
