package io.tracepress.gateway.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the client which trace its request became: W3C Trace Context Level 2, {@code traceresponse}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TraceResponseFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            response.setHeader(
                    "traceresponse",
                    "00-%s-%s-%s"
                            .formatted(
                                    span.getTraceId(),
                                    span.getSpanId(),
                                    span.getTraceFlags().asHex()));
        }
        chain.doFilter(request, response);
    }
}
