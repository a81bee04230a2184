package io.tracepress.maildesk;

/** Takes mail by SMTP and shows it in a browser. */
final class MailDesk {

    private MailDesk() {}

    static void main() {}
}
