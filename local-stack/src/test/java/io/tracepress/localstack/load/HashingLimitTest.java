package io.tracepress.localstack.load;

import static io.tracepress.localstack.traces.Spans.NOON;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.withEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.localstack.traces.StubStore;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingLimitTest {

    private final StubStore store = new StubStore();

    @AfterEach
    void stopStore() {
        store.close();
    }

    @Test
    void isWhatTheSlotsCanDoInTheTimeThatTwoHashesTake() {
        add("login", hash("bcrypt.compare", 0, 60), hash("bcrypt.hash (refresh-token)", 60, 40));

        assertThat(limit(2))
                .hasValueSatisfying(limit -> assertThat(limit.loginsPerSecond()).isEqualTo(20));
    }

    @Test
    void doesNotCountTheWaitForASlot() {
        var compare = hash("bcrypt.compare", 0, 1_060);
        add("login", withEvent(compare, "tracepress.bcrypt.wait", 1.0), hash("bcrypt.hash (refresh-token)", 1_060, 40));

        assertThat(limit(1))
                .hasValueSatisfying(limit -> assertThat(limit.loginsPerSecond()).isEqualTo(10));
    }

    @Test
    void leavesOutWhatIsNoLoginOrWasBefore() {
        add("refresh", hash("bcrypt.hash (refresh-token)", 0, 40));
        add("before", hash("bcrypt.compare", -5_000, 60), hash("bcrypt.hash (refresh-token)", -4_000, 40));

        assertThat(limit(1)).isEmpty();
    }

    private void add(String id, Span... hashes) {
        store.traces.add(new Trace(id, List.of(hashes)));
    }

    private Optional<HashingLimit> limit(int slots) {
        return HashingLimit.since(NOON.minus(Duration.ofSeconds(1)), slots, store.query());
    }

    private static Span hash(String name, double start, double duration) {
        return span(name, "POST /auth/login", "auth-service", name, SpanKind.INTERNAL, start, duration);
    }
}
