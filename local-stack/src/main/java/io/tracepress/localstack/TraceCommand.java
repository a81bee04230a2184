package io.tracepress.localstack;

import io.tracepress.localstack.traces.Arrival;
import io.tracepress.localstack.traces.Screen;
import io.tracepress.localstack.traces.Summary;
import io.tracepress.localstack.traces.TraceLooks;
import io.tracepress.localstack.traces.TraceQuery;
import io.tracepress.localstack.traces.WaterfallJson;
import io.tracepress.localstack.traces.WaterfallText;
import io.tracepress.waterfall.Waterfall;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", description = "Show a trace as a waterfall, with the time that nothing explains.")
final class TraceCommand implements Callable<Integer> {

    private static final int NO_TRACE = 1;

    @Mixin
    private StackOptions options;

    @Option(names = "--json", description = "Print it for programs.")
    private boolean json;

    @Option(names = "--url", paramLabel = "URL", description = "Of the trace store (default: of the running stack).")
    private String url;

    @Parameters(
            arity = "0..3",
            paramLabel = "ID | last [METHOD PATH]",
            description = "A trace id or traceresponse, or the newest request, of all or of a route (default: last).")
    private List<String> wanted = List.of();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var query = new TraceQuery(url == null ? new RunningStack(options.home()).tracesUrl() : url);
        var look = TraceLooks.of(wanted, query);
        var trace = new Arrival().await(look);
        if (trace.isEmpty()) {
            System.err.println(look.absence());
            return NO_TRACE;
        }
        print(Waterfall.of(trace.get()), query.page(trace.get().id()));
        return 0;
    }

    private void print(Waterfall waterfall, String page) {
        if (json) {
            out.println(WaterfallJson.of(waterfall, page));
            return;
        }
        new WaterfallText(waterfall, Screen.of(out)).lines().forEach(out::println);
        out.println();
        new Summary(waterfall, page).lines().forEach(out::println);
    }
}
