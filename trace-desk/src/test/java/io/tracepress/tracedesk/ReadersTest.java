package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    @Test
    void aKnownPageMayAskWhetherATraceHasArrived() throws Exception {
        var answer = desk.getFrom(DeskExtension.READER, "/api/traces/abc");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(DeskExtension.READER);
        assertThat(answer.headers().firstValue("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, /api/traces/abc",
        "http://localhost:8081, /api/traces/abc",
        "null, /api/traces/abc",
        "http://localhost:8080, /trace/abc",
        "http://localhost:8080, /search"
    })
    void nobodyElseMayReadAndNothingElseIsRead(String origin, String path) throws Exception {
        assertThat(desk.getFrom(origin, path).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }
}
