package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.query;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LastRequestTest {

    private final StubStore store = new StubStore();

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void isTheNewestInWhateverOrderTheStoreHasThem() {
        add("old", request("GET /blogs", 0, 5));
        add("new", request("POST /blogs", 20, 5));
        add("middle", request("GET /blogs", 10, 5));

        assertThat(last()).contains("new");
        assertThat(last("GET", "/blogs")).contains("middle");
    }

    @Test
    void isFoundByAConcretePath() {
        add("read", request("GET /blogs/{idOrSlug}", 0, 5));
        add("list", request("GET /blogs", 10, 5));

        assertThat(last("GET", "/blogs/first-light")).contains("read");
    }

    @Test
    void isNoProbeNoErrandOfTheGatewayAndNoOtherServicesRequest() {
        add("request", request("GET /blogs", 0, 5));
        add("probe", with(request("GET", 10, 5), "url.path", "/actuator/health/readiness"));
        add("errand", span("a", "", "api-gateway", "AuthService/GetSigningKeys", SpanKind.CLIENT, 20, 5));
        add(
                "other",
                span("a", "", "auth-service", "Login", SpanKind.SERVER, 30, 5),
                query("b", "a", 31, 1),
                span("c", "b", "api-gateway", "callback", SpanKind.SERVER, 31, 1));

        assertThat(last()).contains("request");
    }

    @Test
    void mayHaveAParentOutside() {
        add("traced", span("a", "browser", "api-gateway", "GET /blogs", SpanKind.SERVER, 0, 5));

        assertThat(last()).contains("traced");
    }

    @Test
    void saysWhatThereIsInstead() {
        assertThat(look("GET", "/blogs").absence()).contains("no trace of GET /blogs", "send a request first");

        add("login", request("POST /auth/login", 0, 5));

        assertThat(last("GET", "/blogs")).isEmpty();
        assertThat(look("GET", "/blogs").absence()).contains("there are those of POST /auth/login");
    }

    private void add(String id, Span... spans) {
        store.traces.add(new Trace(id, List.of(spans)));
    }

    private Optional<String> last() {
        return new LastRequest(store.query(), Optional.empty()).now().map(Trace::id);
    }

    private Optional<String> last(String method, String path) {
        return look(method, path).now().map(Trace::id);
    }

    private LastRequest look(String method, String path) {
        return new LastRequest(store.query(), Optional.of(new Route(method, path)));
    }
}
