package io.tracepress.auth;

import static io.tracepress.kit.identity.CallRules.service;

import io.lettuce.core.ClientOptions;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.CallRules;
import io.tracepress.kit.identity.CallerAuthentication;
import io.tracepress.user.v1.UserServiceGrpc;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
class AuthConfiguration {

    @Bean
    CallRules callRules() {
        return calls -> {
            calls.methods(AuthServiceGrpc.getGetSigningKeysMethod().getFullMethodName())
                    .permitAll();
            calls.methods(
                            AuthServiceGrpc.getRegisterMethod().getFullMethodName(),
                            AuthServiceGrpc.getLoginMethod().getFullMethodName(),
                            AuthServiceGrpc.getRefreshMethod().getFullMethodName(),
                            AuthServiceGrpc.getCheckSessionMethod().getFullMethodName(),
                            AuthServiceGrpc.getRequestPasswordResetMethod().getFullMethodName(),
                            AuthServiceGrpc.getResetPasswordMethod().getFullMethodName(),
                            AuthServiceGrpc.getVerifyEmailMethod().getFullMethodName(),
                            AuthServiceGrpc.getUnsubscribeMethod().getFullMethodName())
                    .hasAuthority(service("api-gateway"));
            calls.methods(AuthServiceGrpc.getMintMailLinkMethod().getFullMethodName())
                    .hasAuthority(service("email-service"));
            calls.methods(AuthServiceGrpc.getGetUsernameMethod().getFullMethodName())
                    .hasAuthority(service("user-service"));
            calls.methods(
                            AuthServiceGrpc.getLogoutMethod().getFullMethodName(),
                            AuthServiceGrpc.getListSessionsMethod().getFullMethodName(),
                            AuthServiceGrpc.getRevokeSessionMethod().getFullMethodName(),
                            AuthServiceGrpc.getChangePasswordMethod().getFullMethodName(),
                            AuthServiceGrpc.getRequestEmailVerificationMethod().getFullMethodName())
                    .hasAuthority(CallerAuthentication.USER);
        };
    }

    @Bean
    PasswordEncoder passwordEncoder(AuthSettings settings) {
        return new BCryptPasswordEncoder(settings.password().bcryptCost());
    }

    @Bean
    UserServiceBlockingStub userService(ServiceChannels channels) {
        return UserServiceGrpc.newBlockingStub(channels.asService("user-service"));
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer failFastWithoutRedis() {
        return options -> options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }
}
