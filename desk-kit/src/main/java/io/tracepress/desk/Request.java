package io.tracepress.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request.
 *
 * @param variables what stands in the path where its route has a variable
 */
public record Request(List<String> variables, Map<String, List<String>> query, InputStream body) {

    /** One with this query only. */
    public static Request with(Map<String, List<String>> query) {
        return new Request(List.of(), query, InputStream.nullInputStream());
    }

    static Request of(HttpExchange exchange, List<String> rawVariables) {
        return new Request(
                // In a path, unlike in a query, a plus is a plus.
                rawVariables.stream()
                        .map(raw -> decode(raw.replace("+", "%2B")))
                        .toList(),
                query(exchange.getRequestURI()),
                exchange.getRequestBody());
    }

    public String variable() {
        return variables.getFirst();
    }

    public List<String> parameters(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** Empty when it is not given. */
    public String parameter(String name) {
        return parameters(name).stream().findFirst().orElse("").strip();
    }

    private static Map<String, List<String>> query(URI uri) {
        return Stream.ofNullable(uri.getRawQuery())
                .flatMap(query -> Stream.of(query.split("&")))
                .map(pair -> pair.split("=", 2))
                .collect(groupingBy(
                        pair -> decode(pair[0]), mapping(pair -> pair.length == 1 ? "" : decode(pair[1]), toList())));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
