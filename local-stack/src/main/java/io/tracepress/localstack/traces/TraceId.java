package io.tracepress.localstack.traces;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Trace ids as people paste them. */
final class TraceId {

    private static final Pattern PASTED = Pattern.compile(
            "(?:trace(?:response|parent):\\s*)?(?:[0-9a-f]{2}-)?([0-9a-f]{32})(?:-[0-9a-f]{16}-[0-9a-f]{2})?");

    private TraceId() {}

    /** 32 hex digits, alone or within the value of a {@code traceresponse} or {@code traceparent} header. */
    static Optional<String> in(String pasted) {
        var matcher = PASTED.matcher(pasted.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
