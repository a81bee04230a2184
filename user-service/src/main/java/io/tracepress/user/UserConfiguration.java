package io.tracepress.user;

import static io.tracepress.kit.identity.CallRules.service;

import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.CallRules;
import io.tracepress.kit.identity.CallerAuthentication;
import io.tracepress.user.v1.UserServiceGrpc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserConfiguration {

    @Bean
    CallRules callRules() {
        return calls -> {
            calls.methods(UserServiceGrpc.getCreateUserMethod().getFullMethodName())
                    .hasAuthority(service("auth-service"));
            calls.methods(UserServiceGrpc.getBatchGetUsersMethod().getFullMethodName())
                    .hasAnyAuthority(service("api-gateway"), service("email-service"));
            calls.methods(
                            UserServiceGrpc.getGetUserMethod().getFullMethodName(),
                            UserServiceGrpc.getUpdateUserMethod().getFullMethodName())
                    .hasAuthority(CallerAuthentication.USER);
            calls.methods(UserServiceGrpc.getGetUserByUsernameMethod().getFullMethodName())
                    .permitAll();
        };
    }

    @Bean
    AuthServiceBlockingStub authService(ServiceChannels channels) {
        return AuthServiceGrpc.newBlockingStub(channels.asService("auth-service"));
    }
}
