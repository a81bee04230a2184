package io.tracepress.gateway.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
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

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
        requests.requestMatchers(HttpMethod.POST, "/auth/register", "/auth/login")
                .permitAll();
        requests.requestMatchers(HttpMethod.GET, "/blogs", "/blogs/{idOrSlug}", "/blogs/{id}/comments")
                .permitAll();
        requests.requestMatchers(HttpMethod.GET, "/users/me").authenticated();
        requests.requestMatchers(HttpMethod.POST, "/blogs", "/blogs/{id}/comments")
                .authenticated();
        requests.requestMatchers(HttpMethod.PATCH, "/blogs/{id}").authenticated();
        requests.requestMatchers(HttpMethod.DELETE, "/blogs/{id}", "/blogs/{id}/comments/{commentId}")
                .authenticated();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure) {
        problems.resolveException(request, response, null, failure);
    }
}
