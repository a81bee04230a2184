package io.tracepress.maildesk;

import java.util.List;

/** What was said by SMTP, which need not be what the mail itself says. */
record Envelope(String sender, List<String> recipients) {}
