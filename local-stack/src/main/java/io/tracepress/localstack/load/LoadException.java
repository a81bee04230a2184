package io.tracepress.localstack.load;

/** A load test cannot be run: the message is a line that says why. */
public final class LoadException extends RuntimeException {

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
