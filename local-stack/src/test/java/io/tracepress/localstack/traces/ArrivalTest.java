package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.NOON;
import static io.tracepress.localstack.traces.Spans.login;
import static io.tracepress.localstack.traces.Spans.registration;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.send;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.trace;
import static io.tracepress.localstack.traces.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private static final Span REQUEST = request("POST /auth/login", 0, 104);
    private static final Span CALL = with(
            span("call", "POST /auth/login", "api-gateway", "Login", SpanKind.CLIENT, 1, 100), "rpc.method", "Login");
    private static final Span ANSWER = span("answer", "call", "auth-service", "Login", SpanKind.SERVER, 2, 90);

    // What the store has from which moment on.
    private final TreeMap<Instant, Trace> store = new TreeMap<>();
    private Instant now = NOON.plusMillis(110);
    private final Instant begin = now;

    @Test
    void waitsUntilTheNewestRequestCanHaveArrived() {
        arrives(0, new Trace("before", login().spans()));
        arrives(700, login());

        assertThat(await()).contains(login());
    }

    @Test
    void waitsForEveryServiceThatWasCalled() {
        arrives(0, trace(REQUEST, CALL));
        arrives(4_000, trace(REQUEST, CALL, ANSWER));

        assertThat(await()).contains(trace(REQUEST, CALL, ANSWER));
    }

    @Test
    void waitsForWhatTheRequestCaused() {
        var answered = trace(request("POST /auth/register", 0, 100), send(1));
        arrives(0, answered);
        arrives(6_000, registration());

        assertThat(await()).contains(registration());
    }

    @Test
    void isNotLongerThanItTakes() {
        arrives(0, login());

        await();

        assertThat(Duration.between(begin, now)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_500));
    }

    @Test
    void givesWhatIsThereAfterTenSeconds() {
        arrives(0, trace(REQUEST, CALL));

        assertThat(await()).contains(trace(REQUEST, CALL));
        assertThat(Duration.between(begin, now)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void expectsNothingMoreOfAnOldTrace() {
        now = NOON.plusSeconds(60);
        arrives(0, trace(REQUEST, CALL));

        assertThat(await()).contains(trace(REQUEST, CALL));
        assertThat(now).isBefore(NOON.plusSeconds(62));
    }

    @Test
    void followsOneTraceWhileNewOnesKeepComing() {
        for (int i = 0; i < 100; i++) {
            arrives(i * 150, new Trace("" + i, login().spans()));
        }

        assertThat(await()).isPresent();
        assertThat(Duration.between(begin, now)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void endsSoonWithoutAnyTrace() {
        assertThat(await()).isEmpty();
        assertThat(Duration.between(begin, now)).isLessThan(Duration.ofSeconds(4));
    }

    private void arrives(long millis, Trace trace) {
        store.put(NOON.minusSeconds(1).isAfter(now) ? now : now.plusMillis(millis), trace);
    }

    private Optional<Trace> await() {
        return new Arrival(() -> now, time -> now = now.plus(time)).await(new Newest());
    }

    private final class Newest implements TraceLook {

        @Override
        public Optional<Trace> now() {
            return Optional.ofNullable(store.floorEntry(now)).map(entry -> entry.getValue());
        }

        @Override
        public TraceLook onlyAt(Trace trace) {
            return new Only(store, trace.id());
        }

        @Override
        public String absence() {
            return "";
        }
    }

    private final class Only implements TraceLook {

        private final TreeMap<Instant, Trace> store;
        private final String id;

        private Only(TreeMap<Instant, Trace> store, String id) {
            this.store = store;
            this.id = id;
        }

        @Override
        public Optional<Trace> now() {
            return List.copyOf(store.headMap(now, true).values()).stream()
                    .filter(trace -> trace.id().equals(id))
                    .reduce((_, last) -> last);
        }

        @Override
        public String absence() {
            return "";
        }
    }
}
