package io.tracepress.auth;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A password that may be hashed: 8 to 72 bytes in UTF-8. bcrypt reads 72 bytes and ignores the rest. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AcceptablePassword.Validator.class)
@interface AcceptablePassword {

    String message() default "must be 8 to 72 bytes long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts bytes, not characters. */
    final class Validator implements ConstraintValidator<AcceptablePassword, String> {

        private static final int MIN_BYTES = 8;

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            return PasswordHasher.fits(password) && PasswordHasher.bytes(password) >= MIN_BYTES;
        }
    }
}
