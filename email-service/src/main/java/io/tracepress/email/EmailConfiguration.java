package io.tracepress.email;

import static io.tracepress.kit.identity.CallRules.service;

import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.kit.identity.CallRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

    @Bean
    CallRules callRules() {
        return calls -> calls.methods(
                        EmailServiceGrpc.getListDeliveriesMethod().getFullMethodName(),
                        EmailServiceGrpc.getListDeadLettersMethod().getFullMethodName(),
                        EmailServiceGrpc.getReplayDeadLetterMethod().getFullMethodName())
                .hasAuthority(service("operator"));
    }
}
