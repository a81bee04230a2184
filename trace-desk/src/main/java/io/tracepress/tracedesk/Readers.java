package io.tracepress.tracedesk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Set;

/** Lets pages of known origins, such as the blog's, read what the query API answers; browsers stop all others. */
final class Readers extends Filter {

    private final Set<String> origins;

    Readers(Set<String> origins) {
        this.origins = origins;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null
                && origins.contains(origin)
                && exchange.getRequestURI().getPath().startsWith("/api/")) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Access-Control-Allow-Origin", origin);
            headers.set("Vary", "Origin");
        }
        chain.doFilter(exchange);
    }

    @Override
    public String description() {
        return "cross-origin reading of the query API";
    }
}
