package io.tracepress.tracedesk;

import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CLIENT;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.TracesData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemoryBoundTest {

    private static final long BOUND = 8 * 1024 * 1024;
    private static final int SPANS_PER_TRACE = 10;
    private static final int TRACES_PER_REQUEST = 50;

    @RegisterExtension
    final DeskExtension desk = new DeskExtension(BOUND);

    @Test
    void ofAHundredThousandSpansTheOldestTracesGoAndTheNewestStay() throws Exception {
        int traces = 100_000 / SPANS_PER_TRACE;
        for (int first = 0; first < traces; first += TRACES_PER_REQUEST) {
            Http.post(desk.otlp("/v1/traces"), request(first).toByteArray());
        }

        assertThat(desk.store().bytes()).isBetween(BOUND / 2, BOUND);
        assertThat(desk.get("/api/traces/" + id(0)).statusCode()).isEqualTo(404);
        assertThat(desk.json("/api/traces/" + id(traces - 1)).at("/data/0/spans"))
                .hasSize(SPANS_PER_TRACE);
        assertThat(desk.store().newestFirst())
                .allSatisfy(held -> assertThat(held.items()).isEqualTo(SPANS_PER_TRACE));
        assertThat(desk.get("/search").body()).contains(id(traces - 1));
    }

    @Test
    void aTraceWithoutEndIsCutVisiblyAndTheOthersStay() throws Exception {
        var login = Samples.login(System.currentTimeMillis());
        desk.send(login);
        var endless = new OtlpTrace(id(7), System.currentTimeMillis());
        for (int i = 0; i < 25_000; i++) {
            endless.span("api-gateway", "", SPAN_KIND_SERVER, "again", i, 1);
        }
        desk.send(endless);
        desk.send(endless);

        assertThat(desk.get("/trace/" + id(7)).body()).contains("spans or log lines dropped");
        assertThat(desk.get("/trace/" + login.id()).statusCode()).isEqualTo(200);
        assertThat(desk.store().bytes()).isLessThan(BOUND / 4);
    }

    private static TracesData request(int first) {
        var request = TracesData.newBuilder();
        for (int i = first; i < first + TRACES_PER_REQUEST; i++) {
            var trace = new OtlpTrace(id(i), 1_767_225_600_000L + i);
            String root = trace.span("api-gateway", "", SPAN_KIND_SERVER, "GET /blogs", 0, 10);
            for (int child = 1; child < SPANS_PER_TRACE; child++) {
                trace.span("api-gateway", root, SPAN_KIND_CLIENT, "SELECT blogs.blogs", child, 1);
            }
            request.mergeFrom(trace.traces());
        }
        return request.build();
    }

    private static String id(int number) {
        return String.format("%032x", number + 1);
    }
}
