package io.tracepress.kit.validation;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.errors.ServiceFailure.Violation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;

/** Holds what came over the wire against the rules that the domain's records state. */
public final class InputValidator {

    private final Validator validator;

    InputValidator(Validator validator) {
        this.validator = validator;
    }

    /** The same record; fails with all rules that it breaks. */
    public <T> T valid(T input) {
        var violations = validator.validate(input).stream()
                .map(broken -> new Violation(protoName(broken.getPropertyPath().toString()), broken.getMessage()))
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        if (!violations.isEmpty()) {
            throw ServiceFailure.invalid(violations);
        }
        return input;
    }

    private static String protoName(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The id in a field that must hold one. */
    public static UUID uuid(String field, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw ServiceFailure.invalid(field, "must be a UUID");
        }
    }
}
