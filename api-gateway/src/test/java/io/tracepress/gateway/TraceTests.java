package io.tracepress.gateway;

import static io.tracepress.kit.testing.RecordedSpans.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.kit.testing.RecordedSpans;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

class TraceTests extends GatewayTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT_ID = "00f067aa0ba902b7";

    @Autowired
    RecordedSpans spans;

    @BeforeEach
    void forget() {
        spans.reset();
    }

    @Test
    void theTraceOfTheClientGoesOn() {
        SpanData server = serverSpan(withHeader("/blogs", "traceparent", "00-" + TRACE_ID + "-" + PARENT_ID + "-01"));

        assertThat(server.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(server.getParentSpanId()).isEqualTo(PARENT_ID);
    }

    @Test
    void aClientThatDoesNotSampleDoesNotSwitchOursOff() {
        SpanData server = serverSpan(withHeader("/blogs", "traceparent", "00-" + TRACE_ID + "-" + PARENT_ID + "-00"));

        assertThat(server.getTraceId()).isEqualTo(TRACE_ID);
        assertThat(server.getSpanContext().isSampled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "'; DROP TABLE traces; --"
            })
    void aBadTraceparentIsIgnored(String header) {
        SpanData server = serverSpan(withHeader("/blogs", "traceparent", header));

        assertThat(server.getTraceId()).isNotEqualTo(TRACE_ID);
        assertThat(server.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void theFilesOfPagesAreNoTraces() {
        var headers = get("/assets/base.css").returnResult().getResponseHeaders();

        // Without the sampled flag; that the id is random is another one.
        assertThat(headers.getFirst("traceresponse")).matches(".*-0[02]");
    }

    @Test
    void knownBaggageIsOnEverySpanAndTheRestIsDropped() {
        ResponseSpec response =
                withHeader("/blogs", "baggage", "session.id=s1,request.id=r1,user.email=ada@example.org");

        assertThat(spans.ofTrace(serverSpan(response).getTraceId()))
                .hasSizeGreaterThan(1)
                .allSatisfy(span -> {
                    assertThat(attribute(span, "session.id")).isEqualTo("s1");
                    assertThat(attribute(span, "request.id")).isEqualTo("r1");
                    assertThat(span.getAttributes().toString()).doesNotContain("ada@example.org");
                });
    }

    @Test
    void theResponseSaysWhereTheTimeWent() {
        var headers = get("/blogs").expectBody().returnResult().getResponseHeaders();

        assertThat(headers.getFirst("Server-Timing"))
                .matches("total;dur=[0-9.]+(, (ListBlogs|BatchGetUsers|CountComments);dur=[0-9.]+){3}");
    }

    @Test
    void whoseRequestItIsIsOnTheSpan() {
        SpanData server = serverSpan(getAsAda("/users/me"));

        assertThat(attribute(server, "user.id")).isEqualTo(FakeServices.AUTHOR_ID);
        assertThat(attribute(server, "tracepress.auth.session.id")).isNotEmpty();
        assertThat(attribute(server, "http.route")).isEqualTo("/users/me");
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, UNSET",
        "UNAUTHENTICATED, UNSET",
        "NOT_FOUND, UNSET",
        "RESOURCE_EXHAUSTED, UNSET",
        "INTERNAL, ERROR",
        "UNAVAILABLE, ERROR",
        "DEADLINE_EXCEEDED, ERROR"
    })
    void onlyOurOwnFailuresAreErrors(Status.Code code, StatusCode status) {
        SERVICES.fail("ListBlogs", code.toStatus());

        assertThat(serverSpan(get("/blogs")).getStatus().getStatusCode()).isEqualTo(status);
    }

    @Test
    void aRejectedRequestIsOneTraceToo() {
        SpanData server = serverSpan(get("/users/me"));

        assertThat(server.getName()).isEqualTo("GET /users/me");
        assertThat(server.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.ofTrace(server.getTraceId())).containsExactly(server);
    }

    @Test
    void aRetriedCallStaysInItsTrace() {
        SERVICES.failOnce("GetBlog", Status.UNAVAILABLE);

        List<SpanData> trace = spans.ofTrace(serverSpan(get("/blogs/a-blog")).getTraceId());

        assertThat(trace)
                .filteredOn(span -> span.getName().endsWith("/GetBlog"))
                .hasSize(1);
        assertThat(trace).filteredOn(span -> span.getKind() == SpanKind.SERVER).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/blogs?q=ghosts&limit=5, q=ghosts&limit=5",
                "/blogs?access_token=abc&limit=5, access_token=REDACTED&limit=5",
                "/blogs?author=ada@example.org, author=REDACTED",
                "/blogs?q=ada@example.org&abc, q=REDACTED&abc=REDACTED"
            })
    void aQueryIsRecordedWithoutSecrets(String uri, String recorded) {
        assertThat(attribute(serverSpan(get(uri)), "url.query")).isEqualTo(recorded);
    }

    @ParameterizedTest
    @CsvSource({
        "/users/ada, /users/ada",
        "/.well-known/jwks.json, /.well-known/jwks.json",
        "/users/ada@example.org, /users/REDACTED",
        "/blogs/0199-4711.0123456789012345678901234567890123456789012345678901234567890, /blogs/REDACTED",
        "/users/ada/correct horse, /users/ada/REDACTED"
    })
    void aPathIsRecordedWithoutSecrets(String uri, String recorded) {
        assertThat(attribute(serverSpan(get(uri)), "url.path")).isEqualTo(recorded);
    }

    private ResponseSpec withHeader(String path, String name, String value) {
        return http.get().uri(path).header(name, value).exchange();
    }

    /** The span of the request that was answered; it ends after the answer has been sent. */
    private SpanData serverSpan(ResponseSpec response) {
        String traceId = response.expectBody()
                .returnResult()
                .getResponseHeaders()
                .getFirst("traceresponse")
                .split("-")[1];
        await().until(() -> !servers(traceId).isEmpty());
        return servers(traceId).getFirst();
    }

    private List<SpanData> servers(String traceId) {
        return spans.ofTrace(traceId).stream()
                .filter(span -> span.getKind() == SpanKind.SERVER)
                .toList();
    }
}
