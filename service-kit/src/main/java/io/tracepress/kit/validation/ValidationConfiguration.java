package io.tracepress.kit.validation;

import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration(after = ValidationAutoConfiguration.class)
class ValidationConfiguration {

    @Bean
    InputValidator inputValidator(Validator validator) {
        return new InputValidator(validator);
    }
}
