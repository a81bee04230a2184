package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceStoreTest {

    private static final int KILOBYTE = 1024;

    private final TraceStore store = new TraceStore(32 * KILOBYTE, InstantSource.system());

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

        assertThat(store.find("monster").orElseThrow().items()).isEqualTo(3);
        assertThat(store.find("monster").orElseThrow().dropped()).isEqualTo(7);
    }

    @Test
    void logLinesAloneAreNoTrace() {
        store.add(List.of(new Chunk("early", Signal.LOGS, 1, Long.MAX_VALUE, Set.of(), ByteString.EMPTY)));

        assertThat(store.find("early")).isEmpty();
        assertThat(store.newestFirst()).isEmpty();
    }

    private static Chunk chunk(String traceId) {
        return new Chunk(traceId, Signal.TRACES, 1, 0, Set.of(), ByteString.copyFrom(new byte[KILOBYTE]));
    }
}
