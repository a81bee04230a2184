package io.tracepress.email;

/** A mail that cannot be sent as it is. The message names no address: it is logged, and shown to operators. */
final class UndeliverableMail extends RuntimeException {

    UndeliverableMail(String reason) {
        super(reason);
    }
}
