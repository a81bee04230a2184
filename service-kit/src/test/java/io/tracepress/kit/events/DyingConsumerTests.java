package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Consumer;
import io.lettuce.core.XClaimArgs;
import io.tracepress.events.v1.UserRegistered;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DyingConsumerTests extends EventTest {

    @Test
    void whatADeadConsumerWasGivenOthersTakeOver() {
        services.createGroup(REGISTERED, GROUP);
        add(entry("{\"userId\": \"left\"}"));
        services.read(REGISTERED, GROUP, "dead", 1);

        var listener = Listener.to(UserRegistered.getDefaultInstance());
        start(listener);

        await().until(() -> listener.events().size() == 1);
        awaitAllDone();
    }

    @Test
    void aRestartedConsumerFindsItsOwnWithoutWaitingForItsDeath() {
        services.createGroup(REGISTERED, GROUP);
        add(entry("{\"userId\": \"begun\"}"));
        services.read(REGISTERED, GROUP, "consumer-1", 1);

        var listener = Listener.to(UserRegistered.getDefaultInstance());
        start(listener, "tracepress.events.claim-idle=1h");

        await().until(() -> listener.events().size() == 1);
        awaitAllDone();
    }

    @Test
    void whatKillsItsConsumersIsADeadLetterUntried() {
        services.createGroup(REGISTERED, GROUP);
        add(entry("{\"userId\": \"killer\"}"));
        var entry = services.read(REGISTERED, GROUP, "consumer-1", 1).getFirst();
        services.redis()
                .xclaim(
                        REGISTERED,
                        Consumer.from(GROUP, "consumer-1"),
                        XClaimArgs.Builder.justid().retryCount(20).idle(3_600_000_000L),
                        entry.getId());

        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);

        await().until(() -> deadLetters(service).size() == 1);
        assertThat(listener.events()).isEmpty();
        assertThat(deadLetters(service).getFirst().reason()).contains("too often");
    }

    @Test
    void aLongHandledEventIsNotTakenForADeadConsumers() {
        var release = new CountDownLatch(1);
        var slow = Listener.to(UserRegistered.getDefaultInstance(), _ -> pass(release));
        var other = Listener.to(UserRegistered.getDefaultInstance(), _ -> {});
        var service = start(slow, "tracepress.events.claim-idle=330ms");
        services.write(service, registered("long"));
        await().until(() -> slow.events().size() == 1);

        start(other, "tracepress.events.claim-idle=330ms", "tracepress.events.consumer=other");

        try {
            await().during(Duration.ofMillis(800)).until(() -> other.events().isEmpty());
        } finally {
            release.countDown();
        }
        awaitAllDone();
        assertThat(slow.events()).hasSize(1);
    }
}
