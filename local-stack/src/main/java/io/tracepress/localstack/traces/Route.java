package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Span;
import java.util.Locale;
import java.util.regex.Pattern;

/** A method with a path or the template of one, such as GET /blogs/{idOrSlug}. */
record Route(String method, String path) {

    Route {
        method = method.toUpperCase(Locale.ROOT);
        path = path.replaceFirst("[?#].*", "");
    }

    /** Spans of requests are named so. */
    String spanName() {
        return method + " " + path;
    }

    boolean matches(Span request) {
        return request.name().equals(spanName()) || hasPath(request) || isOfTemplate(request.name());
    }

    private boolean hasPath(Span request) {
        return method.equals(request.attributes().get("http.request.method"))
                && path.equals(request.attributes().get("url.path"));
    }

    private boolean isOfTemplate(String name) {
        var template = "\\Q" + name.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
        return name.contains("{") && Pattern.matches(template, spanName());
    }
}
