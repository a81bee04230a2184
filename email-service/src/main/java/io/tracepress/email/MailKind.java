package io.tracepress.email;

import io.tracepress.auth.v1.MailPurpose;

/** The mails that there are. */
enum MailKind {
    WELCOME("welcome", MailPurpose.MAIL_PURPOSE_EMAIL_VERIFICATION),
    EMAIL_VERIFICATION("email-verification", MailPurpose.MAIL_PURPOSE_EMAIL_VERIFICATION),
    PASSWORD_RESET("password-reset", MailPurpose.MAIL_PURPOSE_PASSWORD_RESET),
    COMMENT("comment", MailPurpose.MAIL_PURPOSE_COMMENT_NOTICE),
    SESSION_ENDED("session-ended", MailPurpose.MAIL_PURPOSE_SECURITY_NOTICE);

    private final String label;
    private final MailPurpose purpose;

    MailKind(String label, MailPurpose purpose) {
        this.label = label;
        this.purpose = purpose;
    }

    /** As telemetry calls it. */
    String label() {
        return label;
    }

    /** What auth-service makes the link for. */
    MailPurpose purpose() {
        return purpose;
    }
}
