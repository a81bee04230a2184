package io.tracepress.gateway.telemetry;

import io.grpc.Context;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the client where the time of its request went, as late as headers can be set. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class ServerTimingFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var timing = new ServerTiming();
        var timed = new TimedResponse(response, timing);
        Context context = timing.context();
        Context previous = context.attach();
        try {
            chain.doFilter(request, timed);
        } finally {
            context.detach(previous);
            if (!response.isCommitted()) {
                timed.onResponseCommitted();
            }
        }
    }

    private static final class TimedResponse extends OnCommittedResponseWrapper {

        private final ServerTiming timing;

        private TimedResponse(HttpServletResponse response, ServerTiming timing) {
            super(response);
            this.timing = timing;
        }

        @Override
        protected void onResponseCommitted() {
            setHeader(ServerTiming.HEADER, timing.header());
        }
    }
}
