package io.tracepress.localstack.seed;

/** Demo content cannot be made: the message is a line that says why and what to do. */
public final class SeedException extends RuntimeException {

    SeedException(String message) {
        super(message);
    }

    SeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
