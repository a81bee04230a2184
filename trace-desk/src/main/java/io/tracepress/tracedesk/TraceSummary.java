package io.tracepress.tracedesk;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A trace in a few words and numbers, for its page and for lists.
 *
 * @param duration of the request
 * @param consequences when all that the request caused had ended, or empty where nothing outlived it
 * @param transit empty where there was none
 */
record TraceSummary(
        String id,
        String service,
        String colour,
        String name,
        String duration,
        String consequences,
        long nanos,
        String started,
        String startedIso,
        int spans,
        List<ServiceMark> services,
        long errors,
        String unaccounted,
        String unaccountedShare,
        String transit,
        String hatchWidth) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss.SSS", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    record ServiceMark(String name, String colour) {}

    /** Where to find more traces of its service. */
    String serviceLink() {
        return "/search?service=" + URLEncoder.encode(service, StandardCharsets.UTF_8);
    }

    static TraceSummary of(Waterfall waterfall, ServiceColours colours) {
        Trace trace = waterfall.trace();
        Span root = trace.root().orElse(trace.spans().getFirst());
        Instant start = Instant.ofEpochSecond(0, root.start());
        return new TraceSummary(
                trace.id(),
                root.service(),
                colours.of(root.service()),
                TraceLine.title(root),
                Durations.text(root.duration()),
                waterfall.outlivesRoot() ? Durations.text(waterfall.duration()) : "",
                root.duration(),
                TIME.format(start),
                start.toString(),
                trace.spans().size(),
                trace.spans().stream()
                        .map(Span::service)
                        .distinct()
                        .map(name -> new ServiceMark(name, colours.of(name)))
                        .toList(),
                trace.spans().stream().filter(Span::failed).count(),
                Durations.text(waterfall.unaccounted()),
                Durations.percent(waterfall.unaccountedShare()),
                waterfall.transit() == 0 ? "" : Durations.text(waterfall.transit()),
                String.format(Locale.ROOT, "%.1f%%", waterfall.unaccountedShare() * 100));
    }
}
