package io.tracepress.tracedesk;

import io.tracepress.waterfall.JaegerJson;
import io.tracepress.waterfall.Span;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one span of a trace must be for the trace to be found. All times are nanoseconds; an empty text means any.
 *
 * @param tags of the span, of what sent it, or of one of its events
 */
record SpanFilter(
        String service,
        String operation,
        Map<String, String> tags,
        long minDuration,
        long maxDuration,
        long earliest,
        long latest)
        implements Predicate<Span> {

    /** Whether a trace with these operations is worth reading. */
    boolean mayMatch(Operation candidate) {
        return (service.isEmpty() || service.equals(candidate.service()))
                && (operation.isEmpty() || operation.equals(candidate.name()));
    }

    @Override
    public boolean test(Span span) {
        return (service.isEmpty() || service.equals(span.service()))
                && (operation.isEmpty() || operation.equals(span.name()))
                && span.duration() >= minDuration
                && span.duration() <= maxDuration
                && span.start() >= earliest
                && span.start() <= latest
                && hasTags(span);
    }

    private boolean hasTags(Span span) {
        if (tags.isEmpty()) {
            return true;
        }
        Map<String, Object> ofSpan = JaegerJson.tags(span);
        ofSpan.putIfAbsent("error", false);
        ofSpan.putIfAbsent("service.name", span.service());
        return tags.entrySet().stream().allMatch(tag -> has(tag, ofSpan, span));
    }

    private static boolean has(Map.Entry<String, String> tag, Map<String, Object> ofSpan, Span span) {
        return has(tag, ofSpan)
                || has(tag, span.resource())
                || span.events().stream()
                        .anyMatch(event -> has(tag, event.attributes()) || has(tag, Map.of("event", event.name())));
    }

    private static boolean has(Map.Entry<String, String> tag, Map<String, Object> attributes) {
        return Stream.ofNullable(attributes.get(tag.getKey()))
                .anyMatch(value -> JaegerJson.text(value).equals(tag.getValue()));
    }
}
