package io.tracepress.tracedesk;

import io.tracepress.waterfall.JaegerJson;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is known of one span, as its template wants it. */
record SpanView(
        String traceId,
        String id,
        String parentId,
        String service,
        String name,
        String kind,
        String started,
        String duration,
        boolean failed,
        String failure,
        List<GapView> gaps,
        List<Pair> attributes,
        List<Pair> resource,
        List<EventView> events,
        List<LinkView> links,
        List<LogView> logs) {

    record Pair(String key, String value) {}

    record GapView(String kind, String duration, String place) {}

    record EventView(String offset, String name, List<Pair> attributes) {}

    /** Where a link leads, and its words. */
    record LinkView(String traceId, String spanId, String text) {}

    record LogView(LogCell line, List<Pair> attributes) {}

    static SpanView of(Row row, HeldTrace held) {
        Span span = row.span();
        return new SpanView(
                held.id(),
                span.id(),
                span.parentId(),
                span.service(),
                TraceLine.title(span),
                span.kind().name().toLowerCase(Locale.ROOT),
                Durations.millis(span.start() - held.start()),
                Durations.text(span.duration()),
                span.failed(),
                span.failure(),
                row.gaps().stream()
                        .map(gap -> new GapView(gap.name(), Durations.text(gap.duration()), gap.place()))
                        .toList(),
                pairs(span.attributes()),
                pairs(span.resource()),
                span.events().stream().map(event -> event(event, held.start())).toList(),
                span.links().stream().map(link -> link(link, span, held)).toList(),
                held.logLines().stream()
                        .filter(line -> line.spanId().equals(span.id()))
                        .map(line -> new LogView(LogCell.of(line, held.start()), pairs(line.attributes())))
                        .toList());
    }

    private static EventView event(Span.Event event, long start) {
        return new EventView(Durations.millis(event.time() - start), event.name(), pairs(event.attributes()));
    }

    private static LinkView link(Span.Link link, Span span, HeldTrace held) {
        String linked = held.trace().spans().stream()
                .filter(other -> link.traceId().equals(held.id()) && other.id().equals(link.spanId()))
                .map(TraceLine::title)
                .findFirst()
                .orElse("span " + link.spanId() + " of trace " + link.traceId());
        boolean parent = link.traceId().equals(held.id()) && link.spanId().equals(span.parentId());
        return new LinkView(link.traceId(), link.spanId(), parent ? "its parent, " + linked : linked);
    }

    private static List<Pair> pairs(Map<String, Object> attributes) {
        return new TreeMap<>(attributes)
                .entrySet().stream()
                        .map(entry -> new Pair(entry.getKey(), JaegerJson.text(entry.getValue())))
                        .toList();
    }
}
