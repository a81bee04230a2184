package io.tracepress.email;

import static io.tracepress.kit.identity.CallRules.service;

import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.CallRules;
import io.tracepress.user.v1.UserServiceGrpc;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@EnableScheduling
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

    @Bean
    AuthServiceBlockingStub authService(ServiceChannels channels) {
        return AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }

    @Bean
    UserServiceBlockingStub userService(ServiceChannels channels) {
        return UserServiceGrpc.newBlockingStub(channels.asService("user-service"));
    }

    /** Asked in nobody's name: a mail tells what everybody may read. */
    @Bean
    BlogServiceBlockingStub blogService(ServiceChannels channels) {
        return BlogServiceGrpc.newBlockingStub(channels.forCaller("blog-service"));
    }
}
