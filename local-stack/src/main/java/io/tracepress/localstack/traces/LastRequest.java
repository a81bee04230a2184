package io.tracepress.localstack.traces;

import static java.util.stream.Collectors.joining;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for the newest request of a client, which is a trace that begins at the gateway, on one route or on any. */
record LastRequest(TraceQuery query, Optional<Route> route) implements TraceLook {

    private static final String GATEWAY = "api-gateway";
    private static final int ON_A_ROUTE = 20;
    private static final int ON_ANY = 100;

    @Override
    public Optional<Trace> now() {
        return route.flatMap(wanted -> newest(query.newest(GATEWAY, wanted.spanName(), ON_A_ROUTE)))
                .or(() -> newest(query.newest(GATEWAY, ON_ANY)));
    }

    @Override
    public TraceLook onlyAt(Trace trace) {
        return new TraceById(query, trace.id());
    }

    @Override
    public String absence() {
        var others = requests(query.newest(GATEWAY, ON_ANY));
        var wanted = route.map(Route::spanName).orElse("a request to " + GATEWAY);
        return "There is no trace of " + wanted + " at " + query.url()
                + (others.isEmpty() ? "; send a request first" : "; there are those of " + others);
    }

    private Optional<Trace> newest(List<Trace> traces) {
        return traces.stream()
                .filter(trace -> trace.root().filter(this::isWanted).isPresent())
                .max(Comparator.comparingLong(
                        trace -> trace.root().orElseThrow().start()));
    }

    private boolean isWanted(Span root) {
        return isRequest(root) && route.filter(wanted -> !wanted.matches(root)).isEmpty();
    }

    /** The probes of the management port are nobody's requests. */
    private static boolean isRequest(Span root) {
        var path = String.valueOf(root.attributes().get("url.path"));
        return root.kind() == SpanKind.SERVER && root.service().equals(GATEWAY) && !path.startsWith("/actuator/");
    }

    private static String requests(List<Trace> traces) {
        return traces.stream()
                .flatMap(trace -> trace.root().stream())
                .filter(LastRequest::isRequest)
                .map(Span::name)
                .distinct()
                .sorted()
                .collect(joining(", "));
    }
}
