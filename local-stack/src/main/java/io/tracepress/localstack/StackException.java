package io.tracepress.localstack;

/** An expected problem: its message is a line that tells the user what is wrong and what to do. */
public final class StackException extends RuntimeException {

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
