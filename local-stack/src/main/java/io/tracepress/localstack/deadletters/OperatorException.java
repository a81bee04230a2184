package io.tracepress.localstack.deadletters;

/** An expected problem: its message is a line that tells the user what is wrong and what to do. */
public final class OperatorException extends RuntimeException {

    OperatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
