package io.tracepress.localstack.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.localstack.traces.Spans;
import io.tracepress.localstack.traces.StubStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LoadReportTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theStackIsTheSumOfItsProcessesWithoutK6() {
        var usage = List.of(
                new Usage("redis", 1, OptionalLong.of(10)),
                new Usage("api-gateway", 2, OptionalLong.of(200)),
                new Usage(LoadReport.K6, 4, OptionalLong.of(50)));

        assertThat(new LoadReport(run("{}"), usage, Optional.empty(), Optional.empty()).lines())
                .anyMatch(line -> line.matches(" *the whole stack +3\\.0 +\\d+% +210 MiB"));
    }

    @Test
    void goodputIsAShareOfWhatTheHashingSlotsCanDo() {
        var run = run("{\"phases\":{\"beyond\":{\"rate\":9.0}}}");
        var limit = new HashingLimit(1, 50, 100_000_000);

        var report = new LoadReport(run, List.of(), Optional.empty(), Optional.empty()).with(limit);

        assertThat(report.lines())
                .contains("  that is 10.0 logins per second at most.")
                .contains("  Asked for far more, the stack served 9.0, 90% of that.");
        assertThat(JSON.readTree(report.json()).at("/hashing/loginsPerSecond").asDouble())
                .isEqualTo(10);
    }

    @Test
    void theSlowestComeFirstAndSayWhoseTraceIsGone() {
        var run = run("{}", slow("fast", 1, "0".repeat(32)), slow("slow", 9, Spans.TRACE_ID));
        try (var store = new StubStore()) {
            store.traces.add(Spans.trace(Spans.request("GET /blogs", 0, 9)));

            assertThat(new LoadReport(run, List.of(), Optional.of(store.query()), Optional.empty()).lines())
                    .containsSubsequence(
                            "        9.00 ms  slow            ./tracepress trace " + Spans.TRACE_ID,
                            "        1.00 ms  fast            ./tracepress trace " + "0".repeat(32)
                                    + "   (no longer kept)");
        }
    }

    private static LoadRun run(String figures, String... log) {
        return new LoadRun(0, 10, Optional.of((ObjectNode) JSON.readTree(figures)), List.of(log));
    }

    private static String slow(String endpoint, double ms, String traceId) {
        return "{\"endpoint\":\"%s\",\"ms\":%s,\"traceId\":\"%s\"}".formatted(endpoint, ms, traceId);
    }
}
