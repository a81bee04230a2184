package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Gap;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A waterfall for programs: microseconds, and spans in the order of the lines on a screen. */
public final class WaterfallJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private WaterfallJson() {}

    /**
     * The document.
     *
     * @param durationMicros of the root, to which the unaccounted time belongs
     * @param totalMicros up to the end of the last span, which may come after the answer
     * @param transitMicros of the root, in which calls were on their way; apart from the unaccounted time
     */
    private record Document(
            String traceId,
            String url,
            long durationMicros,
            long totalMicros,
            long unaccountedMicros,
            double unaccountedShare,
            long transitMicros,
            boolean complete,
            List<String> missing,
            List<SpanDocument> spans) {}

    private record SpanDocument(
            String spanId,
            String parentSpanId,
            int depth,
            String service,
            String name,
            String kind,
            long startOffsetMicros,
            long durationMicros,
            long selfTimeMicros,
            long unaccountedMicros,
            List<GapDocument> gaps,
            boolean failed,
            String failure,
            Map<String, Object> attributes) {}

    private record GapDocument(long startOffsetMicros, long durationMicros, String kind, String place) {}

    public static String of(Waterfall waterfall, String page) {
        var trace = waterfall.trace();
        return JSON.writeValueAsString(new Document(
                trace.id(),
                page,
                micros(trace.root().map(Span::duration).orElse(0L)),
                micros(waterfall.duration()),
                micros(waterfall.unaccounted()),
                waterfall.unaccountedShare(),
                micros(waterfall.transit()),
                trace.isComplete(),
                trace.isComplete() ? List.of() : Summary.missing(trace),
                waterfall.rows().stream()
                        .map(row -> span(row, waterfall.start()))
                        .toList()));
    }

    private static SpanDocument span(Row row, long start) {
        var span = row.span();
        return new SpanDocument(
                span.id(),
                span.parentId(),
                row.depth(),
                span.service(),
                span.name(),
                span.kind().name(),
                micros(span.start() - start),
                micros(span.duration()),
                micros(row.selfTime()),
                micros(row.unaccounted()),
                row.gaps().stream().map(gap -> gap(gap, start)).toList(),
                span.failed(),
                span.failure(),
                new TreeMap<>(span.attributes()));
    }

    private static GapDocument gap(Gap gap, long start) {
        return new GapDocument(micros(gap.start() - start), micros(gap.duration()), gap.name(), gap.place());
    }

    private static long micros(long nanos) {
        return nanos / 1_000;
    }
}
