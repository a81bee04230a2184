package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<Instant> NEVER_READY = Optional.empty();

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void waitsTwiceAsLongAfterEachFailedStartAndGivesUpAfterTheFifth() {
        assertThat(policy.delayAfterDeath(NEVER_READY, NOON)).contains(Duration.ofSeconds(1));
        assertThat(policy.delayAfterDeath(NEVER_READY, NOON)).contains(Duration.ofSeconds(2));
        assertThat(policy.delayAfterDeath(NEVER_READY, NOON)).contains(Duration.ofSeconds(4));
        assertThat(policy.delayAfterDeath(NEVER_READY, NOON)).contains(Duration.ofSeconds(8));
        assertThat(policy.delayAfterDeath(NEVER_READY, NOON)).isEmpty();
    }

    @Test
    void startsAtOnceWhatWasReadyHoweverOftenItDies() {
        for (int second = 0; second < 400; second += 2) {
            var readySince = Optional.of(NOON.plusSeconds(second));

            assertThat(policy.delayAfterDeath(readySince, NOON.plusSeconds(second + 1)))
                    .contains(Duration.ZERO);
        }
    }

    @Test
    void takesABreathBeforeWhatDiesAsSoonAsItIsReady() {
        assertThat(policy.delayAfterDeath(Optional.of(NOON), NOON.plusMillis(50)))
                .contains(Duration.ofSeconds(1));
    }

    @Test
    void forgetsFailedStartsOnceItWasReady() {
        policy.delayAfterDeath(NEVER_READY, NOON);
        policy.delayAfterDeath(Optional.of(NOON), NOON.plusSeconds(5));

        assertThat(policy.delayAfterDeath(NEVER_READY, NOON.plusSeconds(6))).contains(Duration.ofSeconds(1));
    }
}
