package io.tracepress.waterfall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JaegerJsonTest {

    private static final String ANSWER = """
            {"data": [{"traceID": "t1",
              "spans": [
                {"traceID": "t1", "spanID": "s1", "operationName": "POST /auth/login", "references": [],
                 "startTime": 1000, "duration": 104000, "processID": "p1", "logs": [],
                 "tags": [{"key": "span.kind", "type": "string", "value": "server"},
                          {"key": "http.response.status_code", "type": "int64", "value": 503},
                          {"key": "error", "type": "bool", "value": true},
                          {"key": "otel.status_code", "type": "string", "value": "ERROR"}]},
                {"traceID": "t1", "spanID": "s2", "operationName": "bcrypt.compare", "startTime": 1010,
                 "duration": 52000, "processID": "p1", "tags": [],
                 "references": [{"refType": "CHILD_OF", "traceID": "t1", "spanID": "s1"},
                                {"refType": "FOLLOWS_FROM", "traceID": "t0", "spanID": "s9"}],
                 "logs": [{"timestamp": 1020, "fields": [{"key": "event", "type": "string", "value": "wait"},
                                                         {"key": "slots", "type": "int64", "value": 2}]}]}],
              "processes": {"p1": {"serviceName": "auth-service",
                "tags": [{"key": "service.version", "type": "string", "value": "1"}]}}}],
             "total": 0, "errors": null}""";

    private final Trace trace = JaegerJson.read(ANSWER).getFirst();

    @Test
    void kindAndStatusAreTakenFromTheTags() {
        var request = trace.spans().getFirst();

        assertThat(request.kind()).isEqualTo(SpanKind.SERVER);
        assertThat(request.failed()).isTrue();
        assertThat(request.isRoot()).isTrue();
        assertThat(request.attributes()).containsExactly(entry("http.response.status_code", 503L));
        assertThat(request.service()).isEqualTo("auth-service");
        assertThat(request.resource()).containsExactly(entry("service.version", "1"));
        assertThat(request.duration()).isEqualTo(104_000_000);
    }

    @Test
    void parentsAndLinksAreToldApart() {
        var compare = trace.spans().getLast();

        assertThat(compare.parentId()).isEqualTo("s1");
        assertThat(compare.links()).containsExactly(new Span.Link("t0", "s9"));
        assertThat(compare.events().getFirst().name()).isEqualTo("wait");
        assertThat(compare.events().getFirst().attributes()).containsExactly(entry("slots", 2L));
    }

    @Test
    void aParentThatIsAlsoLinkedToIsTheParentThoughJaegerTellsOnlyTheLink() {
        var answer = ANSWER.replace(
                "{\"refType\": \"CHILD_OF\", \"traceID\": \"t1\", \"spanID\": \"s1\"}",
                "{\"refType\": \"FOLLOWS_FROM\", \"traceID\": \"t1\", \"spanID\": \"s1\"}");

        var compare = JaegerJson.read(answer).getFirst().spans().getLast();

        assertThat(compare.parentId()).isEqualTo("s1");
        assertThat(compare.links()).containsExactly(new Span.Link("t1", "s1"), new Span.Link("t0", "s9"));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        var answer = new ByteArrayOutputStream();

        JaegerJson.write(Stream.of(trace), answer);

        assertThat(JaegerJson.read(answer.toString(UTF_8))).containsExactly(trace);
    }

    @Test
    void aSpanWhoseParentIsMissingIsWarnedOfAsInJaeger() {
        var answer = new ByteArrayOutputStream();

        JaegerJson.write(Stream.of(new Trace("t1", List.of(trace.spans().getLast()))), answer);

        assertThat(answer.toString(UTF_8))
                .contains("\"warnings\":[\"invalid parent span IDs=s1; skipping clock skew adjustment\"]");
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> JaegerJson.read("{\"errors\": []}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> JaegerJson.read("<html>")).isInstanceOf(JacksonException.class);
    }
}
