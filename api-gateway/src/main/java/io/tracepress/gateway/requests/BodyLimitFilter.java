package io.tracepress.gateway.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads at most 1 MiB of a body, plain or gzip; after decompression, so that a small bomb does not explode here. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
class BodyLimitFilter extends OncePerRequestFilter {

    private static final long LIMIT = 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            throw new BodyTooLargeException(LIMIT);
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity") && !encoding.equalsIgnoreCase("gzip")) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            throw new HttpMediaTypeNotSupportedException("content coding " + encoding);
        }
        chain.doFilter(new LimitedBody(request, LIMIT, "gzip".equalsIgnoreCase(encoding)), response);
    }
}
