package io.tracepress.gateway.errors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers failures of filters, such as the security check, as {@link ApiErrors} answers those of controllers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class FilterErrors extends OncePerRequestFilter {

    private final HandlerExceptionResolver resolver;

    FilterErrors(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (Exception failure) {
            if (response.isCommitted() || resolver.resolveException(request, response, null, failure) == null) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
