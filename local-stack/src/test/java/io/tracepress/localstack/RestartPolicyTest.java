package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void waitsTwiceAsLongAfterEachDeathAndGivesUpAfterTheFifthInAMinute() {
        assertThat(policy.delayAfterDeathAt(NOON)).contains(Duration.ofSeconds(1));
        assertThat(policy.delayAfterDeathAt(NOON.plusSeconds(5))).contains(Duration.ofSeconds(2));
        assertThat(policy.delayAfterDeathAt(NOON.plusSeconds(10))).contains(Duration.ofSeconds(4));
        assertThat(policy.delayAfterDeathAt(NOON.plusSeconds(20))).contains(Duration.ofSeconds(8));
        assertThat(policy.delayAfterDeathAt(NOON.plusSeconds(40))).isEmpty();
    }

    @Test
    void forgetsADeathAfterAMinute() {
        policy.delayAfterDeathAt(NOON);

        assertThat(policy.delayAfterDeathAt(NOON.plusSeconds(61))).contains(Duration.ofSeconds(1));
    }
}
