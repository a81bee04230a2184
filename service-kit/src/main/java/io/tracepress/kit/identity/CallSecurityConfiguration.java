package io.tracepress.kit.identity;

import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.security.AuthenticationProcessInterceptor;
import org.springframework.grpc.server.security.BearerTokenAuthenticationExtractor;
import org.springframework.grpc.server.security.GrpcSecurity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;

@AutoConfiguration(after = {GrpcServerSecurityAutoConfiguration.class, IdentityConfiguration.class})
@ConditionalOnBean(CallRules.class)
class CallSecurityConfiguration {

    @Bean
    @GlobalServerInterceptor
    AuthenticationProcessInterceptor callSecurity(
            GrpcSecurity security, CallRules rules, AccessTokenVerifier accessTokens, ServiceTokenVerifier services)
            throws Exception {
        AuthenticationManager tokens = new ProviderManager(
                List.of(new AccessTokenAuthenticator(accessTokens), new ServiceTokenAuthenticator(services)));
        return security.authenticationManager(tokens)
                .authenticationExtractor(new BearerTokenAuthenticationExtractor())
                .authenticationExtractor(CallSecurityConfiguration::serviceToken)
                .authorizeRequests(calls -> {
                    calls.methods("grpc.health.v1.Health/*", "grpc.reflection.*")
                            .permitAll();
                    rules.allow(calls);
                    calls.allRequests().denyAll();
                })
                .build();
    }

    @Bean
    Writers writers(IdentitySettings settings) {
        return new Writers(settings.writingNeedsVerifiedEmail());
    }

    private static Authentication serviceToken(Metadata headers, Attributes attributes, MethodDescriptor<?, ?> method) {
        String authorization = headers.get(AuthorizationInterceptor.AUTHORIZATION);
        return authorization != null && authorization.startsWith(AuthorizationInterceptor.SERVICE_SCHEME)
                ? ServiceAuthentication.unverified(
                        authorization.substring(AuthorizationInterceptor.SERVICE_SCHEME.length()))
                : null;
    }
}
