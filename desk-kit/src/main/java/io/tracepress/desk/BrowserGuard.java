package io.tracepress.desk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What keeps other sites, and what a desk shows, from using a browser against this server. */
public final class BrowserGuard extends Filter {

    public static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Set<String> hosts;

    public BrowserGuard(String bindAddress) {
        this.hosts = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", bindAddress));
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        String host = exchange.getRequestHeaders().getFirst("Host");
        // A site whose name was made to resolve to this machine (DNS rebinding) sends its own name.
        if (host == null || !hosts.contains(host.replaceFirst(":\\d*$", ""))) {
            try (exchange) {
                Answer.text(403, "Only http://localhost and http://127.0.0.1 lead here.\n")
                        .send(exchange);
            }
            return;
        }
        chain.doFilter(exchange);
    }

    @Override
    public String description() {
        return "loopback names only, strict content security policy";
    }
}
