package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.waterfall.Waterfall;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WaterfallJsonTest {

    private static final String PAGE = "http://localhost:16686/trace/" + Spans.TRACE_ID;

    private final JsonNode document = new JsonMapper().readTree(WaterfallJson.of(Waterfall.of(login()), PAGE));

    @Test
    void timesAreMicroseconds() {
        assertThat(document.path("traceId").asString()).isEqualTo(Spans.TRACE_ID);
        assertThat(document.path("url").asString()).isEqualTo(PAGE);
        assertThat(document.path("durationMicros").asLong()).isEqualTo(104_000);
        assertThat(document.path("unaccountedMicros").asLong()).isEqualTo(90_000);
        assertThat(document.path("unaccountedShare").asDouble()).isBetween(0.86, 0.87);
        assertThat(document.path("transitMicros").asLong(-1)).isZero();
        assertThat(document.path("complete").asBoolean()).isTrue();
        assertThat(document.path("missing")).isEmpty();
    }

    @Test
    void spansKnowTheirPlaceAndTheirGaps() {
        var request = document.path("spans").get(0);
        var insert = document.path("spans").get(2);

        assertThat(request.path("parentSpanId").asString()).isEmpty();
        assertThat(request.path("kind").asString()).isEqualTo("SERVER");
        assertThat(request.path("selfTimeMicros").asLong()).isEqualTo(90_000);
        var gap = request.path("gaps").get(0);
        assertThat(gap.path("startOffsetMicros").asLong()).isEqualTo(7_000);
        assertThat(gap.path("durationMicros").asLong()).isEqualTo(90_000);
        assertThat(gap.path("kind").asString()).isEqualTo("unaccounted");
        assertThat(gap.path("place").asString()).isEqualTo("between SELECT auth.credentials and INSERT auth.sessions");
        assertThat(insert.path("parentSpanId").asString()).isEqualTo("POST /auth/login");
        assertThat(insert.path("depth").asInt()).isOne();
        assertThat(insert.path("service").asString()).isEqualTo("auth-service");
        assertThat(insert.path("startOffsetMicros").asLong()).isEqualTo(97_000);
        assertThat(insert.path("unaccountedMicros").asLong()).isZero();
        assertThat(insert.path("failed").asBoolean(true)).isFalse();
        assertThat(insert.path("attributes").isObject()).isTrue();
    }
}
