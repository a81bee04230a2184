package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({"100ms, 100000000", "1.5ms, 1500000", ".5s, 500000000", "1h1m, 3660000000000", "7us, 7000", "7µs, 7000"
    })
    void isReadAsGoReadsIt(String text, long nanos) {
        assertThat(GoDuration.parse(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "ms", "1 ms", "-1ms", "1e3ms"})
    void nothingElseIsADuration(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void peopleReadThreeDigits() {
        assertThat(Durations.text(104_000_000)).isEqualTo("104 ms");
        assertThat(Durations.text(6_934_000)).isEqualTo("6.93 ms");
        assertThat(Durations.text(90_000_000)).isEqualTo("90 ms");
        assertThat(Durations.text(640)).isEqualTo("640 ns");
        assertThat(Durations.text(61_000_000_000L)).isEqualTo("1 min 1 s");
    }
}
