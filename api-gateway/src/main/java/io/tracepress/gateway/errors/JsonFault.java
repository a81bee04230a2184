package io.tracepress.gateway.errors;

import java.util.Optional;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Finds the field at fault in a body that is JSON, but not of the right shape. */
final class JsonFault {

    private JsonFault() {}

    static Optional<FieldError> find(HttpMessageNotReadableException failure) {
        if (!(failure.getCause() instanceof DatabindException fault)
                || fault.getPath().isEmpty()) {
            return Optional.empty();
        }
        String field = fault.getPath().getLast().getPropertyName();
        String message = fault instanceof UnrecognizedPropertyException ? "is not known" : "has the wrong type";
        return Optional.ofNullable(field).map(name -> new FieldError(name, message));
    }
}
