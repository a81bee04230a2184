package io.tracepress.tracedesk;

import io.tracepress.desk.Answer;
import io.tracepress.desk.Request;
import io.tracepress.desk.Templates;
import io.tracepress.waterfall.Waterfall;
import io.tracepress.waterfall.Waterfall.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser shows. */
final class Pages {

    private static final int MAX_LINES = 2_000;
    private static final Duration YOUTH = Duration.ofSeconds(10);

    private final Templates templates = new Templates(Pages.class);
    private final TraceStore store;
    private final InstantSource clock;

    Pages(TraceStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Answer home(Request request) {
        return Answer.redirect("/search");
    }

    Answer search(Request request) {
        SearchForm form = SearchForm.empty();
        try {
            form = SearchForm.of(request);
            if (!request.parameter("find").isEmpty()) {
                return Answer.redirect(form.link());
            }
            List<HeldTrace> found = store.find(form.filter(clock.instant()))
                    .limit(form.limit() + 1L)
                    .toList();
            return templates.page(200, "search", SearchView.of(form, "", found, store));
        } catch (IllegalArgumentException e) {
            return templates.page(400, "search", SearchView.of(form, e.getMessage(), List.of(), store));
        }
    }

    Answer trace(Request request) {
        Optional<HeldTrace> held = find(request);
        if (held.isEmpty()) {
            return missing(request);
        }
        String canonical = "/trace/" + held.get().id();
        boolean all = request.parameter("lines").equals("all");
        if (!request.variable().equals(held.get().id())) {
            return Answer.redirect(canonical);
        }
        boolean young = held.get().changed().isAfter(clock.instant().minus(YOUTH));
        var colours = new ServiceColours(store.services());
        return templates.page(
                200, "trace", TraceView.of(held.get(), colours, all ? Integer.MAX_VALUE : MAX_LINES, young));
    }

    Answer span(Request request) {
        String spanId = request.variables().getLast();
        Optional<HeldTrace> held = find(request);
        Optional<Row> span = held.stream()
                .flatMap(trace -> Waterfall.of(trace.trace()).rows().stream())
                .filter(row -> row.span().id().equals(spanId))
                .findFirst();
        return span.isEmpty()
                ? missing(request)
                : templates.page(200, "span", SpanView.of(span.get(), held.orElseThrow()));
    }

    private Optional<HeldTrace> find(Request request) {
        return Ids.traceId(request.variables().getFirst()).flatMap(store::find);
    }

    private Answer missing(Request request) {
        return templates.page(404, "missing", Map.of("id", request.variables().getFirst()));
    }
}
