package io.tracepress.localstack;

import static io.tracepress.localstack.traces.Spans.TRACE_ID;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tracepress.localstack.traces.Arrival;
import io.tracepress.localstack.traces.Spans;
import io.tracepress.localstack.traces.StubStore;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test breaks one link. */
class TraceCheckTest {

    private static final Span REQUEST = request("GET /blogs", 0, 20);
    private static final Span LISTED = answered("ListBlogs", "blog");
    private static final Span NAMED = answered("BatchGetUsers", "user");

    private final StubStore store = new StubStore();
    private HttpServer gatewayAndReceiver;
    private int gatewayStatus = 200;
    private int receiverStatus = 200;
    private Optional<String> traceResponse = Optional.of("00-" + TRACE_ID + "-00f067aa0ba902b7-03");

    @BeforeEach
    void start() throws IOException {
        gatewayAndReceiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gatewayAndReceiver.createContext("/blogs", exchange -> {
            traceResponse.ifPresent(value -> exchange.getResponseHeaders().add("traceresponse", value));
            exchange.sendResponseHeaders(gatewayStatus, -1);
            exchange.close();
        });
        gatewayAndReceiver.createContext("/v1/traces", exchange -> {
            exchange.sendResponseHeaders(receiverStatus, -1);
            exchange.close();
        });
        gatewayAndReceiver.start();
        store.traces.add(Spans.trace(REQUEST, call("ListBlogs", "blog"), LISTED, call("BatchGetUsers", "user"), NAMED));
    }

    @AfterEach
    void stop() {
        gatewayAndReceiver.stop(0);
        store.close();
    }

    @Test
    void aWholeTraceIsFine() {
        var finding = check(url()).examine();

        assertThat(finding.level()).isEqualTo(Finding.Level.OK);
        assertThat(finding.text()).contains("5 spans of api-gateway, blog-service, user-service", TRACE_ID);
    }

    @Test
    void theGatewayIsDown() {
        gatewayAndReceiver.stop(0);

        assertBroken("does not answer", "logs api-gateway");
    }

    @Test
    void theGatewayAnswersWithAFailure() {
        gatewayStatus = 503;

        assertBroken("answered with 503", "./tracepress status");
    }

    @Test
    void telemetryIsOff() {
        traceResponse = Optional.empty();

        assertBroken("telemetry is off", "OTEL_SDK_DISABLED");
    }

    @Test
    void requestsAreNotSampled() {
        traceResponse = Optional.of("00-" + TRACE_ID + "-00f067aa0ba902b7-02");

        assertBroken("not recorded", "OTEL_TRACES_SAMPLER");
    }

    @Test
    void theGatewayDoesNotExport() {
        store.traces.set(0, Spans.trace(LISTED, NAMED));

        assertBroken("no spans of api-gateway", "logs api-gateway");
    }

    @Test
    void aCalledServiceDoesNotExport() {
        store.traces.set(0, Spans.trace(REQUEST, call("ListBlogs", "blog"), LISTED, call("BatchGetUsers", "user")));

        assertBroken("no spans of user-service", "logs user-service");
    }

    @Test
    void nothingReceives() {
        store.traces.clear();

        var finding = check("http://127.0.0.1:1").examine();

        assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
        assertThat(finding.text()).contains("nothing receives OTLP at http://127.0.0.1:1", "./tracepress status");
    }

    @Test
    void whatReceivesSpeaksNoOtlp() {
        store.traces.clear();
        receiverStatus = 404;

        assertBroken("answers 404");
    }

    @Test
    void theStoreIsEmpty() {
        store.traces.clear();

        assertBroken("no trace of api-gateway at all", "OTEL_*");
    }

    @Test
    void onlyOtherTracesArrive() {
        store.traces.set(0, new Trace("other", List.of(REQUEST)));

        assertBroken("did not arrive", "though others did");
    }

    @Test
    void theStoreIsDown() {
        store.close();

        assertBroken("No trace store answers");
    }

    private void assertBroken(String... parts) {
        var finding = check(url()).examine();
        assertThat(finding.level()).isEqualTo(Finding.Level.FAIL);
        assertThat(finding.text()).contains(parts).doesNotContain("\n");
    }

    private TraceCheck check(String receiverUrl) {
        return new TraceCheck(url(), receiverUrl, store.query(), new Arrival());
    }

    private String url() {
        return "http://127.0.0.1:" + gatewayAndReceiver.getAddress().getPort();
    }

    private static Span call(String method, String service) {
        var name = "tracepress." + service + ".v1.Service/" + method;
        var span = span(method, "GET /blogs", "api-gateway", name, SpanKind.CLIENT, 1, 5);
        return with(span, "rpc.method", method);
    }

    private static Span answered(String method, String service) {
        return span("answer " + method, method, service + "-service", method, SpanKind.SERVER, 2, 3);
    }
}
