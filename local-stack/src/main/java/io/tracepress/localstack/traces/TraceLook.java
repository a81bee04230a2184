package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Trace;
import java.util.Optional;

/** One look at whether a wanted trace has arrived, and how much of it. */
public interface TraceLook {

    Optional<Trace> now();

    /** The same for good, where the next look could find another trace. */
    default TraceLook onlyAt(Trace trace) {
        return this;
    }

    /** Why there is none, as a line for the user. */
    String absence();
}
