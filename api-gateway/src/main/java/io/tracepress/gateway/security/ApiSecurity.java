package io.tracepress.gateway.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call which route. A route that no rule names is denied. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private final SessionAuthenticator sessions;
    private final HandlerExceptionResolver problems;

    ApiSecurity(
            SessionAuthenticator sessions, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    @Bean
    SecurityFilterChain routeSecurity(
            HttpSecurity http, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes)
            throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    rules(requests);
                    // Nothing stands there, so the answer is 404 or 405 for everybody.
                    requests.requestMatchers(new UnmappedRoutes(routes)).permitAll();
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(_ -> sessions::authenticate)
                        .authenticationEntryPoint(this::answer))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(this::answer).accessDeniedHandler(this::answer))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Bearer tokens are never sent by a browser on its own, so there is nothing to forge.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        // Unknown methods go on to the routes, which say which ones they have.
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        // Says which methods a route has, and nothing else.
        requests.requestMatchers(HttpMethod.OPTIONS).permitAll();
        requests.requestMatchers(HttpMethod.POST, "/auth/register", "/auth/login", "/auth/refresh")
                .permitAll();
        // Who comes from a mail has its token instead.
        requests.requestMatchers(
                        HttpMethod.POST,
                        "/auth/password-reset",
                        "/auth/password-reset/confirm",
                        "/auth/email-verification/confirm",
                        "/auth/unsubscribe")
                .permitAll();
        requests.requestMatchers("/users/me").authenticated();
        for (HttpMethod reading : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            requests.requestMatchers(
                            reading,
                            "/blogs",
                            "/blogs/{idOrSlug}",
                            "/blogs/{id}/comments",
                            "/users/{username}",
                            "/.well-known/jwks.json",
                            "/openapi.yaml",
                            "/auth/unsubscribe",
                            "/",
                            "/verify",
                            "/reset",
                            "/unsubscribe")
                    .permitAll();
        }
        requests.requestMatchers("/auth/sessions", "/auth/sessions/{id}").authenticated();
        requests.requestMatchers(
                        HttpMethod.POST,
                        "/auth/logout",
                        "/auth/password",
                        "/auth/email-verification",
                        "/blogs",
                        "/blogs/{id}/comments")
                .authenticated();
        requests.requestMatchers(HttpMethod.PATCH, "/blogs/{id}").authenticated();
        requests.requestMatchers(HttpMethod.DELETE, "/blogs/{id}", "/blogs/{id}/comments/{commentId}")
                .authenticated();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        problems.resolveException(request, response, null, failure);
    }
}
