package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.login;
import static io.tracepress.localstack.traces.Spans.query;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.trace;
import static io.tracepress.localstack.traces.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void tellsTimesCountsAndPage() {
        assertThat(lines(login()))
                .containsExactly(
                        "Trace " + Spans.TRACE_ID + ": 104.0 ms, unaccounted 90.0 ms, 87%; 3 spans of 2 services",
                        "the page");
    }

    @Test
    void tellsWhatCameAfterTheAnswer() {
        var mail = span("mail", "GET /blogs", "email-service", "mail", SpanKind.CONSUMER, 20, 5);

        assertThat(lines(trace(request("GET /blogs", 0, 10), mail)).getFirst())
                .contains(": 10.0 ms (25.0 ms with what came after the answer), unaccounted 10.0 ms, 100%;");
    }

    @Test
    void tellsWhatIsMissing() {
        var call = with(
                span("c", "GET /blogs", "api-gateway", "blog.v1.BlogService/ListBlogs", SpanKind.CLIENT, 1, 2),
                "rpc.method",
                "ListBlogs");

        assertThat(lines(trace(request("GET /blogs", 0, 10), call, query("SELECT blogs", "lost", 1, 1))))
                .contains("Incomplete: the parent of SELECT blogs of auth-service,"
                        + " the service's span of BlogService/ListBlogs");
    }

    private static List<String> lines(Trace trace) {
        return new Summary(Waterfall.of(trace), "the page").lines();
    }
}
