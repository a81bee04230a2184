package io.tracepress.localstack.traces;

/** A trace cannot be had: the message is a line that says why and what to do. */
public final class TraceException extends RuntimeException {

    TraceException(String message) {
        super(message);
    }

    TraceException(String message, Throwable cause) {
        super(message, cause);
    }
}
