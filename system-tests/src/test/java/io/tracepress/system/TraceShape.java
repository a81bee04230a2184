package io.tracepress.system;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A trace without what differs from request to request: its tree of services, kinds and names, with our attributes. */
final class TraceShape {

    // What a request does only when a token or a key is due for it, or when it has to wait.
    private static final Set<String> NOW_AND_THEN =
            Set.of("verify service token", "wait for connection", "tracepress.auth.v1.AuthService/GetSigningKeys");
    // What the gateway asks at once; on a busy machine one may have its answer before the other is sent.
    private static final Set<String> ASKED_AT_ONCE = Set.of(
            "tracepress.user.v1.UserService/BatchGetUsers", "tracepress.comment.v1.CommentService/CountComments");
    // Registration asks for the profile at once; when the event is faster, its consumer does so instead.
    private static final Set<String> OF_A_REPAIR =
            Set.of("tracepress.auth.v1.AuthService/GetUsername", "INSERT users", "SELECT users");
    private static final Predicate<String> OURS =
            key -> key.startsWith("tracepress.") || key.matches("(user|blog|comment|session|request)\\..*");

    private final Trace trace;
    private final StringBuilder text = new StringBuilder();

    private TraceShape(Trace trace) {
        this.trace = trace;
    }

    static String of(Trace trace) {
        return new TraceShape(trace).text();
    }

    private String text() {
        Waterfall.of(trace).rows().stream()
                .filter(row -> row.depth() == 0)
                .map(Row::span)
                .forEach(span -> add(span, 0));
        return text.toString();
    }

    private void add(Span span, int depth) {
        text.append("  ".repeat(depth)).append(line(span)).append('\n');
        partsOf(span).forEach(part -> add(part, depth + 1));
    }

    private static String line(Span span) {
        String ours =
                span.attributes().keySet().stream().filter(OURS).sorted().collect(Collectors.joining(", ", " {", "}"));
        return span.service() + " " + span.kind() + " " + span.name() + (span.failed() ? " ERROR" : "")
                + (ours.equals(" {}") ? "" : ours);
    }

    private List<Span> partsOf(Span parent) {
        boolean fetchesKeys = parent.name().equals("verify access token");
        var parts = new ArrayList<>(trace.spans().stream()
                .filter(span -> span.parentId().equals(parent.id()))
                .filter(span -> !NOW_AND_THEN.contains(span.name()) || isKeyRequestOfAClient(span, fetchesKeys))
                .toList());
        var afterwards = parts.stream().filter(TraceShape::isAfterwards).toList();
        parts.removeAll(afterwards);
        sortParallelOnesByName(parts);
        parts.addAll(afterwards);
        if (parent.kind() == SpanKind.PRODUCER) {
            parts.sort(Comparator.comparing(Span::service).thenComparing(part -> part.kind() == SpanKind.CONSUMER));
        }
        if (parent.kind() == SpanKind.CONSUMER && parent.service().equals("user-service")) {
            parts.removeIf(part -> OF_A_REPAIR.contains(part.name()));
        }
        return parts;
    }

    // What becomes of an event has an order of its own, beside that of the request.
    private static boolean isAfterwards(Span span) {
        return span.kind() == SpanKind.PRODUCER || span.name().equals("wait in outbox");
    }

    // The JWKS route asks for the keys always.
    private static boolean isKeyRequestOfAClient(Span span, boolean fetchesKeys) {
        return span.name().endsWith("/GetSigningKeys") && !fetchesKeys;
    }

    private static void sortParallelOnesByName(List<Span> parts) {
        for (int from = 0; from < parts.size(); ) {
            int to = from + 1;
            while (to < parts.size() && isParallel(parts.get(to - 1), parts.get(to))) {
                to++;
            }
            parts.subList(from, to).sort(Comparator.comparing(Span::name));
            from = to;
        }
    }

    private static boolean isParallel(Span former, Span latter) {
        return latter.start() < former.end()
                || ASKED_AT_ONCE.contains(former.name()) && ASKED_AT_ONCE.contains(latter.name());
    }
}
