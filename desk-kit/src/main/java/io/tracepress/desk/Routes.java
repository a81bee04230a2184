package io.tracepress.desk;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What answers which path. */
public final class Routes implements HttpHandler {

    private record Route(String method, Pattern path, Function<Request, Answer> endpoint) {

        boolean leadsTo(String asked) {
            return path.matcher(asked).matches();
        }

        boolean takes(String asked) {
            return method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
        }

        List<String> variables(String asked) {
            Matcher matcher = path.matcher(asked);
            return matcher.matches()
                    ? IntStream.rangeClosed(1, matcher.groupCount())
                            .mapToObj(matcher::group)
                            .toList()
                    : List.of();
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final String otherwise;

    /** @param otherwise what to say where there is nothing */
    public Routes(String otherwise) {
        this.otherwise = otherwise;
    }

    /** A star in the path is a variable; of several paths that match, the first one counts. */
    public Routes get(String path, Function<Request, Answer> endpoint) {
        return add("GET", path, endpoint);
    }

    public Routes delete(String path, Function<Request, Answer> endpoint) {
        return add("DELETE", path, endpoint);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Routes add(String method, String path, Function<Request, Answer> endpoint) {
        routes.add(new Route(method, Pattern.compile(path.replace(".", "\\.").replace("*", "([^/]+)")), endpoint));
        return this;
    }

    private Answer answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        List<Route> leading =
                routes.stream().filter(route -> route.leadsTo(path)).toList();
        if (leading.isEmpty()) {
            return Answer.text(404, otherwise + "\n");
        }
        return leading.stream()
                .filter(route -> route.takes(exchange.getRequestMethod()))
                .findFirst()
                .map(route -> answer(exchange, route, path))
                .orElseGet(() -> refuse(leading));
    }

    private static Answer answer(HttpExchange exchange, Route route, String path) {
        try {
            return route.endpoint().apply(Request.of(exchange, route.variables(path)));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            return Answer.text(500, "This went wrong: " + e + "\n");
        }
    }

    private static Answer refuse(List<Route> leading) {
        String allowed = leading.stream()
                .map(Route::method)
                .flatMap(method -> method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method))
                .distinct()
                .collect(joining(", "));
        return Answer.text(405, "Only " + allowed + " is answered here.\n").with("Allow", allowed);
    }
}
