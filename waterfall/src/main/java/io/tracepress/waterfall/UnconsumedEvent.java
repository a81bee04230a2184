package io.tracepress.waterfall;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An event that was sent and that not all of its consumers are known to have taken.
 *
 * @param name of the spans that are missing, such as "process user.registered"
 * @param missing how many consumers
 * @param consumers those whose span has arrived
 */
public record UnconsumedEvent(String name, long missing, List<String> consumers) {

    private static final String CONSUMERS = "tracepress.event.consumers";
    private static final String GROUP = "messaging.consumer.group.name";

    /** None where all have taken it, or where nobody knows how many there are. */
    static Optional<UnconsumedEvent> of(Span producer, List<Span> spans) {
        List<String> consumers = spans.stream()
                .filter(span ->
                        span.kind() == SpanKind.CONSUMER && span.parentId().equals(producer.id()))
                .map(UnconsumedEvent::consumer)
                // One that tries again is still one.
                .distinct()
                .toList();
        long missing = expected(producer) - consumers.size();
        return missing > 0
                ? Optional.of(
                        new UnconsumedEvent(producer.name().replaceFirst("^send ", "process "), missing, consumers))
                : Optional.empty();
    }

    /** In words, for a list of what is missing. */
    public String text() {
        var besides = consumers.isEmpty() ? "" : " besides " + String.join(", ", consumers);
        return name + " by " + missing + (missing == 1 ? " consumer" : " consumers") + besides;
    }

    private static long expected(Span producer) {
        return producer.attributes().get(CONSUMERS) instanceof Number number ? number.longValue() : 0;
    }

    private static String consumer(Span span) {
        return Objects.toString(span.attributes().get(GROUP), span.service());
    }
}
