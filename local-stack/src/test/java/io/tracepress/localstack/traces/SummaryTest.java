package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.login;
import static io.tracepress.localstack.traces.Spans.processed;
import static io.tracepress.localstack.traces.Spans.query;
import static io.tracepress.localstack.traces.Spans.registration;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.send;
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
    void tellsWhenTheLastConsequenceEnded() {
        assertThat(lines(registration()))
                .containsExactly(
                        "Trace " + Spans.TRACE_ID + ": 100.0 ms, unaccounted 6.0 ms, 6%;"
                                + " all that it caused ended after 400.0 ms; 9 spans of 3 services",
                        "the page");
    }

    @Test
    void tellsTimeInTransitApart() {
        var call = with(
                span("call", "GET /blogs", "api-gateway", "blog.v1.BlogService/ListBlogs", SpanKind.CLIENT, 0, 10),
                "rpc.method",
                "ListBlogs");
        var answer = query("SELECT blogs", "answer", 0.5, 9);

        assertThat(lines(trace(
                                request("GET /blogs", 0, 10),
                                call,
                                span("answer", "call", "blog-service", "ListBlogs", SpanKind.SERVER, 0.5, 9),
                                answer))
                        .getFirst())
                .contains(": 10.0 ms, unaccounted 0.0 ms, 0%, transit 1.0 ms, 10%; 4 spans");
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

    @Test
    void tellsWhoseConsumptionIsMissing() {
        assertThat(lines(trace(request("POST /auth/register", 0, 100), send(2), processed())))
                .contains("Incomplete: process user.registered by 1 consumer besides email-service");
    }

    private static List<String> lines(Trace trace) {
        return new Summary(Waterfall.of(trace), "the page").lines();
    }
}
