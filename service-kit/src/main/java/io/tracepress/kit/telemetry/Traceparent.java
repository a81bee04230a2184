package io.tracepress.kit.telemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A span as W3C writes it, so that its trace goes on where no header can carry it: in a table or a queue. */
public final class Traceparent {

    private static final String HEADER = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<String> ALONE = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return HEADER.equals(key) ? traceparent : null;
        }
    };

    private Traceparent() {}

    /** That of the context's span; null when there is none. */
    public static String of(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, Map::put);
        return headers.get(HEADER);
    }

    /** A context to be the parent of spans; without a span when there is no traceparent, or no valid one. */
    public static Context context(String traceparent) {
        return W3C.extract(Context.root(), traceparent, ALONE);
    }
}
