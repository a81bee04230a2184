package io.tracepress.tracedesk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What answers which path; everything here is GET. */
final class Routes implements HttpHandler {

    private record Route(Pattern path, Function<Request, Answer> endpoint) {}

    private final List<Route> routes = new ArrayList<>();

    /** A star in the path is a variable. */
    Routes get(String path, Function<Request, Answer> endpoint) {
        routes.add(new Route(Pattern.compile(path.replace("*", "([^/]+)")), endpoint));
        return this;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return Answer.text(405, "Only GET is answered here.\n").with("Allow", "GET, HEAD");
        }
        String path = exchange.getRequestURI().getRawPath();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches()) {
                return answer(exchange, route, matcher);
            }
        }
        return Answer.text(404, "There is nothing here. Traces are at /search.\n");
    }

    private static Answer answer(HttpExchange exchange, Route route, MatchResult match) {
        List<String> variables = IntStream.rangeClosed(1, match.groupCount())
                .mapToObj(match::group)
                .toList();
        try {
            return route.endpoint().apply(Request.of(exchange, variables));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            return Answer.text(500, "This went wrong: " + e + "\n");
        }
    }
}
