package io.tracepress.waterfall;

import static java.util.stream.Collectors.toSet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A trace: the spans that have arrived of it so far, oldest first, each once. */
public record Trace(String id, List<Span> spans) {

    private static final Comparator<Span> PARENTS_FIRST =
            Comparator.comparingLong(Span::start).thenComparing(Span::duration, Comparator.reverseOrder());

    public Trace {
        Map<String, Span> byId = new LinkedHashMap<>();
        spans.forEach(span -> byId.putIfAbsent(span.id(), span));
        spans = byId.values().stream().sorted(PARENTS_FIRST).toList();
    }

    /** The span that no other span of the trace contains; the earliest one when there are several. */
    public Optional<Span> root() {
        return tops().stream().findFirst();
    }

    /** Spans whose parent has not arrived, except the first span, whose parent may be outside of what is traced. */
    public List<Span> orphans() {
        return tops().stream().skip(1).toList();
    }

    /**
     * Whether no span is known to be missing: there is one top, each call that a service answered has the span of that
     * service, and each event those of its consumers. A call that failed may never have reached a service.
     */
    public boolean isComplete() {
        return tops().size() == 1
                && callsWithoutService().isEmpty()
                && unconsumedEvents().isEmpty();
    }

    /** Calls that a service answered and whose span of that service has not arrived. */
    public List<Span> callsWithoutService() {
        Set<String> parents = spans.stream().map(Span::parentId).collect(toSet());
        return spans.stream()
                .filter(span -> isAnsweredCall(span) && !parents.contains(span.id()))
                .toList();
    }

    /** Events that were sent and of which some consumer's span has not arrived. */
    public List<UnconsumedEvent> unconsumedEvents() {
        return spans.stream()
                .filter(span -> span.kind() == SpanKind.PRODUCER)
                .flatMap(producer -> UnconsumedEvent.of(producer, spans).stream())
                .toList();
    }

    List<Span> tops() {
        Set<String> ids = spans.stream().map(Span::id).collect(toSet());
        return spans.stream().filter(span -> !ids.contains(span.parentId())).toList();
    }

    private static boolean isAnsweredCall(Span span) {
        return span.isCall() && !span.failed();
    }
}
