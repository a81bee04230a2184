package io.tracepress.waterfall;

import java.util.List;
import java.util.Map;

/**
 * A span of a trace; times are nanoseconds, the start counted from the Unix epoch.
 *
 * @param parentId empty for a root, as in OTLP
 * @param failed its status is ERROR
 * @param failure what the status says about it, or empty
 * @param attributes strings, booleans, longs, doubles or lists of them
 * @param resource what sent it: the attributes of the service instance
 */
public record Span(
        String id,
        String parentId,
        String service,
        String name,
        SpanKind kind,
        long start,
        long duration,
        boolean failed,
        String failure,
        Map<String, Object> attributes,
        Map<String, Object> resource,
        List<Event> events,
        List<Link> links)
        implements Stretch {

    private static final String QUEUE_WAIT = "wait in ";

    /** Something that happened at one moment, in nanoseconds from the Unix epoch. */
    public record Event(String name, long time, Map<String, Object> attributes) {}

    /** A span that caused this one without being its parent. */
    public record Link(String traceId, String spanId) {}

    @Override
    public long end() {
        return start + duration;
    }

    public boolean isRoot() {
        return parentId.isEmpty();
    }

    /** Whether an event lay in a queue, while nobody worked on it. */
    public boolean isQueueWait() {
        return kind == SpanKind.INTERNAL && name.startsWith(QUEUE_WAIT);
    }

    boolean isCall() {
        return kind == SpanKind.CLIENT && attributes.containsKey("rpc.method");
    }
}
