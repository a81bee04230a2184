package io.tracepress.tracedesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QueryApiTest {

    /** When the traces that Jaeger was asked for began. */
    private static final long NEW_YEAR = 1_767_225_600_000L;

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    private final long now = System.currentTimeMillis();
    private final OtlpTrace login = Samples.login(now - 1_000);
    private final OtlpTrace hole = Samples.hole(now - 2_000);
    private final OtlpTrace failure = Samples.failure(now - 3_000);

    @BeforeEach
    void send() throws Exception {
        desk.send(failure, hole, login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "failure", "orphans"})
    void aTraceIsAnsweredAsJaegerAnswersIt(String name) throws Exception {
        OtlpTrace trace = switch (name) {
            case "login" -> Samples.login(NEW_YEAR);
            case "failure" -> Samples.failure(NEW_YEAR);
            default -> Samples.orphans(NEW_YEAR);
        };
        try (var fresh = new TraceDesk(new Settings("127.0.0.1", 0, 0, 1 << 20, Set.of()));
                InputStream golden = getClass().getResourceAsStream("jaeger/" + name + ".json")) {
            Http.post(uri(fresh.otlpPort(), "/v1/traces"), trace.traces().toByteArray());
            String answer =
                    Http.get(uri(fresh.deskPort(), "/api/traces/" + trace.id())).body();

            assertThat(comparable(new JsonMapper().readTree(answer)))
                    .isEqualTo(comparable(new JsonMapper().readTree(golden)));
        }
    }

    @Test
    void aTraceIsFoundByItsIdHoweverItIsWritten() throws Exception {
        assertThat(desk.json("/api/traces/" + login.id().toUpperCase(Locale.ROOT))
                        .at("/data/0/traceID")
                        .asString())
                .isEqualTo(login.id());
        assertThat(desk.get("/api/traces/abc").statusCode()).isEqualTo(404);
        assertThat(desk.json("/api/traces/abc").at("/errors/0/msg").asString()).isEqualTo("trace not found");
        assertThat(desk.get("/api/traces/xyz").statusCode()).isEqualTo(400);
        assertThat(desk.json("/api/traces?traceID=" + login.id() + "&traceID=" + hole.id())
                        .path("data"))
                .hasSize(2);
    }

    @Test
    void servicesAndOperationsAreThoseOfTheTraces() throws Exception {
        assertThat(desk.json("/api/services").path("data"))
                .extracting(JsonNode::asString)
                .containsExactly("api-gateway", "auth-service", "blog-service");
        assertThat(desk.json("/api/services/blog-service/operations").path("data"))
                .extracting(JsonNode::asString)
                .containsExactly("BlogService/CreateBlog", "INSERT blogs.blogs");
        assertThat(desk.json("/api/operations?service=blog-service&spanKind=client")
                        .path("data")
                        .toString())
                .contains("\"name\":\"INSERT blogs.blogs\"")
                .contains("\"spanKind\":\"client\"")
                .doesNotContain("server");
    }

    @Test
    void theLatestTracesComeFirst() throws Exception {
        assertThat(found("service=api-gateway")).containsExactly(login.id(), hole.id(), failure.id());
        assertThat(found("service=api-gateway&limit=2")).containsExactly(login.id(), hole.id());
        assertThat(found("service=api-gateway&operation=POST+/auth/login")).containsExactly(login.id(), hole.id());
        assertThat(found("service=nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "error, true",
        "span.kind, client",
        "otel.status_code, ERROR",
        "otel.status_description, Connection refused",
        "exception.type, org.postgresql.util.PSQLException",
        "event, exception",
        "db.system.name, postgresql",
        "service.version, 0.1.0-SNAPSHOT",
        "otel.scope.name, io.opentelemetry.blogservice"
    })
    void aSpanIsFoundByWhatIsKnownOfIt(String key, String value) throws Exception {
        assertThat(found("service=blog-service&tags=" + encoded(Map.of(key, value))))
                .containsExactly(failure.id());
        assertThat(found("service=blog-service&tags=" + encoded(Map.of(key, value + "?"))))
                .isEmpty();
    }

    @Test
    void oneSpanMustHaveAllThatIsAskedFor() throws Exception {
        assertThat(found("service=api-gateway&tags="
                        + encoded(Map.of("http.response.status_code", "503", "error", "true"))))
                .containsExactly(failure.id());
        assertThat(found("service=api-gateway&tag=http.route:/auth/login&tag=rpc.system.name:grpc"))
                .isEmpty();
        assertThat(found("service=auth-service&minDuration=60ms&operation=bcrypt.compare"))
                .containsExactly(login.id());
        assertThat(found("service=auth-service&minDuration=1m")).isEmpty();
        assertThat(found("service=auth-service&operation=bcrypt.compare&maxDuration=60ms"))
                .isEmpty();
    }

    @Test
    void startAndEndAreMicroseconds() throws Exception {
        long micros = (now - 2_500) * 1_000;

        assertThat(found("service=api-gateway&start=" + micros)).containsExactly(login.id(), hole.id());
        assertThat(found("service=api-gateway&end=" + micros)).containsExactly(failure.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "service=",
                "service=a&limit=x",
                "service=a&limit=0",
                "service=a&minDuration=100",
                "service=a&minDuration=2s&maxDuration=1s",
                "service=a&tags=abc",
                "service=a&tag=error",
                "service=a&start=x",
                "traceID=xyz"
            })
    void whatCannotBeReadIsRefusedInJaegersForm(String query) throws Exception {
        assertThat(desk.get("/api/traces?" + query).statusCode()).isEqualTo(400);
        assertThat(desk.json("/api/traces?" + query).at("/errors/0/code").asInt())
                .isEqualTo(400);
    }

    @Test
    void theLogLinesOfATraceAreOldestFirst() throws Exception {
        assertThat(desk.json("/api/traces/" + failure.id() + "/logs").path("data"))
                .extracting(line -> line.path("severity").asString())
                .containsExactly("WARN", "ERROR", "WARN");
    }

    private List<String> found(String query) throws Exception {
        return desk.json("/api/traces?" + query)
                .path("data")
                .valueStream()
                .map(trace -> trace.path("traceID").asString())
                .toList();
    }

    private static String encoded(Map<String, String> tags) {
        return URLEncoder.encode(new JsonMapper().writeValueAsString(tags), UTF_8);
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The order of spans and the names of processes mean nothing. */
    private static Map<String, JsonNode> comparable(JsonNode answer) {
        JsonNode trace = answer.at("/data/0");
        Map<String, JsonNode> spans = new TreeMap<>();
        for (JsonNode span : trace.path("spans")) {
            String process = span.path("processID").asString();
            ((ObjectNode) span).set("processID", trace.path("processes").path(process));
            spans.put(span.path("spanID").asString(), span);
        }
        ((ObjectNode) trace).remove(List.of("spans", "processes"));
        spans.put("", answer);
        return spans;
    }
}
