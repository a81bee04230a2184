package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.Consumer;
import io.tracepress.events.v1.UserRegistered;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventUpkeepTests extends EventTest {

    @Test
    void aStreamIsRidOfWhatAllGroupsAreDoneWithAndOfNothingElse() {
        var release = new CountDownLatch(1);
        var listener = Listener.to(UserRegistered.getDefaultInstance(), event -> {
            if (event.body().getUserId().equals("5")) {
                pass(release);
            }
        });
        services.createGroup(REGISTERED, "another-service");
        var service = start(listener, "tracepress.events.kept-entries=3");
        services.write(service, numbered(1, 10));
        await().until(() -> pending() == 1 && listener.events().size() == 10);

        // The other group has not even been given the first ones.
        await().during(Duration.ofMillis(150)).until(() -> services.redis().xlen(REGISTERED) == 10);

        services.read(REGISTERED, "another-service", "consumer", 10)
                .forEach(entry -> services.redis().xack(REGISTERED, "another-service", entry.getId()));
        await().until(() -> services.redis().xlen(REGISTERED) == 6);
        assertThat(services.entries(REGISTERED).getFirst().getBody()).containsEntry("n", "5");

        release.countDown();
        await().until(() -> services.redis().xlen(REGISTERED) == 0);
    }

    @Test
    void theFiguresOfAStreamAreExact() {
        var release = new CountDownLatch(1);
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> pass(release));
        var service = start(listener, "tracepress.events.concurrency=1");

        services.write(service, numbered(1, 10));

        await().until(() -> services.metric("tracepress.stream.lag", REGISTERED, GROUP) == 9
                && services.metric("tracepress.stream.pending", REGISTERED, GROUP) == 1);
        release.countDown();
        await().until(() -> services.metric("tracepress.stream.lag", REGISTERED, GROUP) == 0
                && services.metric("tracepress.stream.pending", REGISTERED, GROUP) == 0);
        assertThat(services.metric("messaging.process.duration", REGISTERED, GROUP))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void consumersThatAreGoneForGoodAreForgottenButForTheirEvents() {
        services.createGroup(REGISTERED, GROUP);
        add(entry("{}"));
        services.redis().xgroupCreateconsumer(REGISTERED, Consumer.from(GROUP, "idle"));
        services.read(REGISTERED, GROUP, "busy", 1);

        start(
                Listener.to(UserRegistered.getDefaultInstance()),
                "tracepress.events.consumer-lifetime=200ms",
                "tracepress.events.claim-idle=1h");

        await().until(() -> !consumers().contains("idle"));
        assertThat(consumers()).contains("busy");
        assertThat(pending()).isOne();
    }
}
