package io.tracepress.tracedesk;

import io.tracepress.waterfall.SpanKind;

/** What a service did, as searches name it. */
record Operation(String service, String name, SpanKind kind) {

    Operation {
        // Thousands of traces name the same few operations.
        service = service.intern();
        name = name.intern();
    }
}
