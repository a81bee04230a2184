package io.tracepress.email;

import java.util.Locale;

/** How far a mail is. */
enum DeliveryState {
    /** Begun, and not known to have been sent. */
    PENDING,
    /** The mail server has taken it. */
    SENT,
    /** There was nothing to send: unsubscribed, or what it is about is gone. */
    SKIPPED;

    /** As the database and telemetry call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
