package io.tracepress.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style sheet and the script of a desk's pages, which lie in the folder {@code pages} beside a class of it. */
public record Assets(Class<?> desk) {

    private static final Map<String, String> TYPES = Map.of(
            "desk.css",
            "text/css; charset=utf-8",
            "desk.js",
            "text/javascript; charset=utf-8",
            "icon.svg",
            "image/svg+xml");

    public Answer get(Request request) {
        String name = request.variable();
        if (!TYPES.containsKey(name)) {
            return Answer.text(404, "There is no such file.\n");
        }
        try (InputStream file = desk.getResourceAsStream("pages/" + name)) {
            byte[] bytes = file.readAllBytes();
            return Answer.of(200, TYPES.get(name), out -> out.write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
