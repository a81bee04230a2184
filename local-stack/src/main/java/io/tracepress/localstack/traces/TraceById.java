package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Trace;
import java.util.Optional;

/** Looks for one trace. */
public record TraceById(TraceQuery query, String id) implements TraceLook {

    @Override
    public Optional<Trace> now() {
        return query.trace(id);
    }

    @Override
    public String absence() {
        return "There is no trace " + id + " at " + query.url();
    }
}
