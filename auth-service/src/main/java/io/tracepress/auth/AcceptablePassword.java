package io.tracepress.auth;

import com.nulabinc.zxcvbn.StandardDictionaries;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;
import java.util.Set;

/** A password that may be hashed: 8 to 72 bytes in UTF-8, and not one of the 30,000 that everybody tries first. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AcceptablePassword.Validator.class)
@interface AcceptablePassword {

    String message() default "must be 8 to 72 bytes long and not a common password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts bytes, not characters, because bcrypt does. */
    final class Validator implements ConstraintValidator<AcceptablePassword, String> {

        private static final int MIN_BYTES = 8;
        private static final Set<String> COMMON = common();

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            return PasswordHasher.fits(password)
                    && PasswordHasher.bytes(password) >= MIN_BYTES
                    && !COMMON.contains(password.toLowerCase(Locale.ROOT));
        }

        private static Set<String> common() {
            try {
                return Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
