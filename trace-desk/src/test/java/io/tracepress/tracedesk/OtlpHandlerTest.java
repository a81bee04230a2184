package io.tracepress.tracedesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpHandlerTest {

    private static final String PROTOBUF = "application/x-protobuf";

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    private final OtlpTrace login = Samples.login(System.currentTimeMillis());

    @Test
    void spansAreReceived() throws Exception {
        var answer = post("/v1/traces", login.traces().toByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(ExportTraceServiceResponse.parseFrom(answer.body()).hasPartialSuccess())
                .isFalse();
        assertThat(desk.get("/api/traces/" + login.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void gzipIsUnderstood() throws Exception {
        var answer = post(
                "/v1/traces",
                Http.gzip(login.traces().toByteArray()),
                "Content-Type",
                PROTOBUF,
                "Content-Encoding",
                "gzip");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(desk.get("/api/traces/" + login.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsAreWelcomeAndDropped() throws Exception {
        assertThat(post("/v1/metrics", new byte[100]).statusCode()).isEqualTo(200);
    }

    @Test
    void garbageIsRefusedWithAReasonAndHarmsNothing() throws Exception {
        var answer = post("/v1/traces", "garbage!".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), UTF_8)).contains("this is no OTLP");
        assertThat(post("/v1/logs", "garbage!".getBytes(UTF_8)).statusCode()).isEqualTo(400);
        spansAreReceived();
    }

    @Test
    void ofABatchThatIsSpoiltAtItsEndNothingCounts() throws Exception {
        byte[] bytes = login.traces().toByteArray();

        var answer = post("/v1/traces", Arrays.copyOf(bytes, bytes.length - 3));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/traces/" + login.id()).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 40})
    void truncatedGzipIsRefused(int length) throws Exception {
        byte[] zipped = Arrays.copyOf(Http.gzip(login.traces().toByteArray()), length);

        assertThat(post("/v1/traces", zipped, "Content-Type", PROTOBUF, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aGzipBombIsRefused() throws Exception {
        byte[] bomb = Http.gzip(new byte[32 * 1024 * 1024]);

        assertThat(post("/v1/traces", bomb, "Content-Type", PROTOBUF, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void otherTypesPathsAndMethodsAreRefused() throws Exception {
        assertThat(post("/v1/traces", "{}".getBytes(UTF_8), "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/v1/profiles", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(Http.get(desk.otlp("/v1/traces")).statusCode()).isEqualTo(405);
    }

    @Test
    void spansWithoutUsableIdsAreRejectedAndCountedAndTheOthersKept() throws Exception {
        var request = login.traces().toBuilder();
        var scope = request.getResourceSpansBuilder(0).getScopeSpansBuilder(0);
        scope.addSpans(Span.newBuilder().setName("no ids"))
                .addSpans(scope.getSpans(0).toBuilder().setTraceId(OtlpTrace.bytes("00".repeat(16))))
                .addSpans(scope.getSpans(0).toBuilder().setSpanId(OtlpTrace.bytes("0102")));

        var answer = post("/v1/traces", request.build().toByteArray());

        var partial = ExportTraceServiceResponse.parseFrom(answer.body()).getPartialSuccess();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(partial.getRejectedSpans()).isEqualTo(3);
        assertThat(partial.getErrorMessage()).contains("id");
        assertThat(desk.json("/api/traces/" + login.id()).at("/data/0/spans")).hasSize(10);
    }

    @Test
    void aSpanOfAMegabyteIsRejected() throws Exception {
        var answer = post("/v1/traces", withRoot(OtlpTrace.with("blob", "x".repeat(1 << 20))));

        assertThat(ExportTraceServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getRejectedSpans())
                .isOne();
    }

    @Test
    void timesBeyondReasonAreShownAllTheSame() throws Exception {
        post("/v1/traces", withRoot(span -> span.setStartTimeUnixNano(0).setEndTimeUnixNano(-1)));

        assertIsShown();
    }

    @Test
    void aSpanThatEndsBeforeItStartsTakesNoTime() throws Exception {
        post("/v1/traces", withRoot(span -> span.setEndTimeUnixNano(1)));

        assertIsShown();
        assertThat(desk.json("/api/traces/" + login.id())
                        .at("/data/0/spans/0/duration")
                        .asLong())
                .isZero();
    }

    @Test
    void spansThatAreEachOthersParentsAreShown() throws Exception {
        post("/v1/traces", withRoot(span -> span.setParentSpanId(OtlpTrace.bytes("5f2c9a4b00000003"))));

        assertIsShown();
    }

    @Test
    void aSpanThatIsSentTwiceIsShownOnce() throws Exception {
        desk.send(login, login);

        assertThat(desk.json("/api/traces/" + login.id()).at("/data/0/spans")).hasSize(10);
    }

    @Test
    void aLogRecordOutsideOfAnyTraceIsNoError() throws Exception {
        var logs = login.logs().toBuilder();
        logs.getResourceLogsBuilder(0)
                .getScopeLogsBuilder(0)
                .getLogRecordsBuilder(0)
                .clearTraceId();

        assertThat(post("/v1/logs", logs.build().toByteArray()).statusCode()).isEqualTo(200);
    }

    private void assertIsShown() throws Exception {
        assertThat(desk.get("/trace/" + login.id()).statusCode()).isEqualTo(200);
        assertThat(desk.get("/search").body()).contains(login.id());
        assertThat(desk.json("/api/traces/" + login.id()).at("/data/0/spans")).hasSize(10);
    }

    private byte[] withRoot(Consumer<Span.Builder> change) {
        TracesData.Builder request = login.traces().toBuilder();
        change.accept(request.getResourceSpansBuilder(0).getScopeSpansBuilder(0).getSpansBuilder(0));
        return request.build().toByteArray();
    }

    private HttpResponse<byte[]> post(String path, byte[] body, String... headers) throws Exception {
        return headers.length == 0 ? Http.post(desk.otlp(path), body) : Http.post(desk.otlp(path), body, headers);
    }
}
