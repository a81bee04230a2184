package io.tracepress.kit.errors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A failure that is part of a service's contract. The message is for the person who made the request. */
public final class ServiceFailure extends RuntimeException {

    /** What went wrong, in terms that every caller can act on. */
    public enum Kind {
        INVALID,
        NOT_FOUND,
        ALREADY_EXISTS,
        FORBIDDEN,
        CHANGED_MEANWHILE,
        UNAUTHENTICATED,
        EXHAUSTED,
        OVERLOADED
    }

    /** A field of the request that breaks a rule; the name is that of the proto field. */
    public record Violation(String field, String message) {}

    private final Kind kind;
    private final transient List<Violation> violations;
    private final transient Duration retryAfter;

    private ServiceFailure(Kind kind, String message, List<Violation> violations, Duration retryAfter) {
        // Expected failures: the stack trace would cost more than the request.
        super(message, null, false, false);
        this.kind = kind;
        this.violations = violations;
        this.retryAfter = retryAfter;
    }

    public static ServiceFailure invalid(List<Violation> violations) {
        return new ServiceFailure(Kind.INVALID, "The request breaks a rule.", List.copyOf(violations), null);
    }

    public static ServiceFailure invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public static ServiceFailure notFound(String message) {
        return new ServiceFailure(Kind.NOT_FOUND, message, List.of(), null);
    }

    public static ServiceFailure alreadyExists(String field, String message) {
        return new ServiceFailure(Kind.ALREADY_EXISTS, message, List.of(new Violation(field, message)), null);
    }

    public static ServiceFailure forbidden(String message) {
        return new ServiceFailure(Kind.FORBIDDEN, message, List.of(), null);
    }

    /** What the caller wants to change is not in the state that the caller knows. */
    public static ServiceFailure changedMeanwhile(String message) {
        return new ServiceFailure(Kind.CHANGED_MEANWHILE, message, List.of(), null);
    }

    public static ServiceFailure unauthenticated(String message) {
        return new ServiceFailure(Kind.UNAUTHENTICATED, message, List.of(), null);
    }

    /** The caller has used up what it may do in a time; it ends after the given one. */
    public static ServiceFailure exhausted(String message, Duration retryAfter) {
        return new ServiceFailure(Kind.EXHAUSTED, message, List.of(), retryAfter);
    }

    /** Nothing was done; the same request may succeed after the given time. */
    public static ServiceFailure overloaded(String message, Duration retryAfter) {
        return new ServiceFailure(Kind.OVERLOADED, message, List.of(), retryAfter);
    }

    public Kind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
