package io.tracepress.localstack.traces;

import java.util.List;
import java.util.Optional;

/** What the words after {@code ./tracepress trace} ask for. */
public final class TraceLooks {

    private static final String LAST = "last";

    private TraceLooks() {}

    /** An id, or "last", or "last" with method and path; throws {@link TraceException} on anything else. */
    public static TraceLook of(List<String> words, TraceQuery query) {
        if (words.isEmpty() || words.equals(List.of(LAST))) {
            return new LastRequest(query, Optional.empty());
        }
        if (words.getFirst().equals(LAST)) {
            return new LastRequest(query, Optional.of(route(words.subList(1, words.size()))));
        }
        return TraceId.in(String.join(" ", words))
                .map(id -> new TraceById(query, id))
                .orElseThrow(() -> new TraceException(String.join(" ", words)
                        + " is no trace id, which has 32 hex digits; the newest trace is: ./tracepress trace last"));
    }

    private static Route route(List<String> words) {
        if (words.size() != 2 || !words.get(1).startsWith("/")) {
            throw new TraceException("After last come a method and a path, as in: ./tracepress trace last GET /blogs");
        }
        return new Route(words.get(0), words.get(1));
    }
}
