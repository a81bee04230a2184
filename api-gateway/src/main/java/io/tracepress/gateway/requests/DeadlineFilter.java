package io.tracepress.gateway.requests;

import io.grpc.Context;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request one deadline, which all gRPC calls that it causes inherit. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DeadlineFilter extends OncePerRequestFilter {

    private final RequestSettings settings;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("request-deadline").factory());

    DeadlineFilter(RequestSettings settings) {
        this.settings = settings;
        // Else the timer keeps each request, with all that hangs on it, until its deadline.
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration deadline =
                request.getRequestURI().startsWith("/auth/") ? settings.authDeadline() : settings.deadline();
        var context = Context.current().withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS, timer);
        Context previous = context.attach();
        try {
            chain.doFilter(request, response);
        } finally {
            context.detachAndCancel(previous, null);
        }
    }
}
