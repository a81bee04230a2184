package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void portsAreJaegersAndOnlyThisMachineMayConnect() {
        assertThat(Settings.from(Map.of())).isEqualTo(new Settings("127.0.0.1", 16686, 4318, 64 << 20, Set.of()));
    }

    @Test
    void memoryIsBytesOrMegabytes() {
        assertThat(Settings.from(Map.of("TRACE_DESK_MEMORY", "1000000")).memory())
                .isEqualTo(1_000_000);
        assertThat(Settings.from(Map.of("TRACE_DESK_MEMORY", "8M")).memory()).isEqualTo(8 << 20);
        assertThat(Settings.from(Map.of("TRACE_DESK_MEMORY", "8 mb")).memory()).isEqualTo(8 << 20);
    }

    @Test
    void readersAreOriginsWithCommasBetween() {
        assertThat(Settings.from(Map.of("TRACE_DESK_READERS", "http://localhost:8080, http://127.0.0.1:8080"))
                        .readers())
                .containsExactlyInAnyOrder("http://localhost:8080", "http://127.0.0.1:8080");
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> Settings.from(Map.of("OTLP_PORT", "70000"))).hasMessageContaining("OTLP_PORT");
        assertThatThrownBy(() -> Settings.from(Map.of("TRACE_DESK_MEMORY", "lots")))
                .hasMessageContaining("TRACE_DESK_MEMORY");
    }
}
