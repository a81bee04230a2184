package io.tracepress.tracedesk;

import io.tracepress.waterfall.Waterfall;
import java.util.List;
import java.util.Locale;

/** The search page as its template wants it. */
record SearchView(
        List<Option> services,
        List<String> operations,
        String service,
        String operation,
        String tags,
        String minDuration,
        int limit,
        boolean errorsOnly,
        String problem,
        List<Result> results,
        boolean more,
        String held) {

    record Option(String name, boolean selected) {}

    /**
     * A trace that was found.
     *
     * @param width of its bar, beside those of the others
     */
    record Result(TraceSummary summary, String width) {}

    static SearchView of(SearchForm form, String problem, List<HeldTrace> found, TraceStore store) {
        String service = form.fields().get("service");
        var colours = new ServiceColours(store.services());
        List<TraceSummary> summaries = found.stream()
                .limit(form.limit())
                .map(held -> TraceSummary.of(Waterfall.of(held.trace()), colours))
                .toList();
        return new SearchView(
                store.services().stream()
                        .map(name -> new Option(name, name.equals(service)))
                        .toList(),
                store.operations(service).stream()
                        .map(Operation::name)
                        .distinct()
                        .toList(),
                service,
                form.fields().get("operation"),
                form.typedTags(),
                form.fields().get("minDuration"),
                form.limit(),
                form.errorsOnly(),
                problem,
                results(summaries),
                found.size() > form.limit(),
                store.state());
    }

    private static List<Result> results(List<TraceSummary> summaries) {
        long longest = summaries.stream().mapToLong(TraceSummary::nanos).max().orElse(0);
        return summaries.stream()
                .map(summary -> new Result(
                        summary,
                        String.format(Locale.ROOT, "%.2f%%", longest == 0 ? 0 : 100. * summary.nanos() / longest)))
                .toList();
    }
}
