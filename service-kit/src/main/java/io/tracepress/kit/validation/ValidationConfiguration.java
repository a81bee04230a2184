package io.tracepress.kit.validation;

import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

@AutoConfiguration(after = ValidationAutoConfiguration.class)
class ValidationConfiguration {

    @Bean
    InputValidator inputValidator(Validator validator) {
        return new InputValidator(validator);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(GlobalServerInterceptor.class)
    static class RequestTextConfiguration {

        // After the security check, so that strangers learn nothing.
        @Bean
        @Order(20)
        @GlobalServerInterceptor
        NulCharacterInterceptor nulCharacterInterceptor() {
            return new NulCharacterInterceptor();
        }
    }
}
