package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceStoreTest {

    private static final int KILOBYTE = 1024;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final TraceStore store = new TraceStore(32 * KILOBYTE, () -> now);

    @Test
    void theTraceThatCameFirstGoesFirstEvenIfItGoesOn() {
        store.add(List.of(chunk("endless")));
        for (int i = 0; i < 20; i++) {
            store.add(List.of(chunk("trace " + i)));
        }
        store.add(List.of(chunk("endless")));
        for (int i = 20; i < 40; i++) {
            store.add(List.of(chunk("trace " + i)));
        }

        assertThat(store.find("endless")).isEmpty();
        assertThat(store.find("trace 39")).isPresent();
        assertThat(store.bytes()).isBetween(30L * KILOBYTE, 32L * KILOBYTE);
    }

    @Test
    void aTraceThatIsLargerThanItsShareSaysHowMuchIsMissing() {
        for (int i = 0; i < 10; i++) {
            store.add(List.of(chunk("monster")));
        }

        assertThat(store.find("monster").orElseThrow().items()).isEqualTo(2);
        assertThat(store.find("monster").orElseThrow().dropped()).isEqualTo(8);
    }

    @Test
    void logLinesAloneAreNoTrace() {
        store.add(List.of(new Chunk("early", Signal.LOGS, 1, Long.MAX_VALUE, 0, Set.of(), ByteString.EMPTY)));

        assertThat(store.find("early")).isEmpty();
        assertThat(store.newestFirst()).isEmpty();
    }

    @Test
    void theSlowestOfThoseThatHadToGoStay() {
        var store = new TraceStore(64 * KILOBYTE, () -> now);
        store.add(List.of(chunk("slow", 900)));
        store.add(List.of(chunk("slower", 1_000)));
        for (int i = 0; i < 100; i++) {
            store.add(List.of(chunk("trace " + i, 5)));
        }

        assertThat(store.find("slow")).isPresent();
        assertThat(store.find("slower")).isPresent();
        assertThat(store.find("trace 1")).isEmpty();
        assertThat(store.newestFirst()).extracting(HeldTrace::id).contains("slow", "slower", "trace 99");
        assertThat(store.bytes()).isBetween(60L * KILOBYTE, 64L * KILOBYTE);
    }

    @Test
    void whatComesLateForASlowTraceIsAddedToIt() {
        store.add(List.of(chunk("slow", 900)));
        for (int i = 0; i < 100; i++) {
            store.add(List.of(chunk("trace " + i, 5)));
        }
        store.add(List.of(chunk("slow", 20)));

        HeldTrace slow = store.find("slow").orElseThrow();
        assertThat(slow.items()).isEqualTo(2);
        assertThat(slow.request()).isEqualTo(900);
    }

    @Test
    void theSlowestOfAQuarterOfAnHourAgoMakeRoom() {
        store.add(List.of(chunk("slowest", 1_000)));
        for (int i = 0; i < 100; i++) {
            store.add(List.of(chunk("trace " + i, 5)));
        }
        assertThat(store.find("slowest")).isPresent();

        now = now.plus(Duration.ofMinutes(16));
        for (int i = 100; i < 200; i++) {
            store.add(List.of(chunk("trace " + i, 5)));
        }

        assertThat(store.find("slowest")).isEmpty();
    }

    private static Chunk chunk(String traceId) {
        return chunk(traceId, 0);
    }

    private static Chunk chunk(String traceId, long request) {
        return new Chunk(traceId, Signal.TRACES, 1, 0, request, Set.of(), ByteString.copyFrom(new byte[KILOBYTE]));
    }
}
