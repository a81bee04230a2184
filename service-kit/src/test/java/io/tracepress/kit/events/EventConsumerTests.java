package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.testing.RealBackends;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventConsumerTests extends EventTest {

    @Test
    void aHandlerIsGivenEveryEventOfItsTypeOnce() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);
        Instant before = Instant.now().minusMillis(1);

        services.write(service, registered("a"), BlogDeleted.getDefaultInstance(), registered("b"));

        awaitAllDone();
        assertThat(listener.events())
                .extracting(event -> event.body().getUserId())
                .containsExactlyInAnyOrder("a", "b");
        assertThat(listener.events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(listener.events().getFirst().writtenAt()).isBetween(before, Instant.now());
    }

    @Test
    void everyGroupIsGivenTheEventAlsoOneThatComesLater() {
        var early = Listener.to(UserRegistered.getDefaultInstance());
        var late = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(early);
        services.write(service, registered("a"));
        await().until(() -> early.events().size() == 1);

        services.start("late-service", List.of(late));

        await().until(() -> late.events().size() == 1);
        assertThat(early.events()).hasSize(1);
    }

    @Test
    void fieldsThatOnlyANewerWriterKnowsAreIgnored() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        start(listener);

        add(entry("{\"userId\": \"a\", \"moodOfTheDay\": \"fine\"}"));

        await().until(() -> listener.events().size() == 1);
        awaitAllDone();
    }

    @Test
    void stoppingFinishesTheEventInHand() throws Exception {
        var release = new CountDownLatch(1);
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> pass(release));
        var service = start(listener, "tracepress.events.concurrency=1");
        services.write(service, numbered(1, 3));
        await().until(() -> listener.events().size() == 1);

        Thread stop = Thread.ofVirtual().start(service::close);
        await().during(Duration.ofMillis(100)).until(stop::isAlive);
        release.countDown();

        assertThat(stop.join(Duration.ofSeconds(5))).isTrue();
        assertThat(listener.events()).hasSize(1);
        assertThat(pending()).isZero();
    }

    @Test
    void stoppingAnIdleConsumerTakesNoLongerThanItsRead() {
        var service = start(
                Listener.to(UserRegistered.getDefaultInstance()),
                "tracepress.events.read-wait=1s",
                "tracepress.outbox.poll-interval=20ms");
        await().until(() -> services.redis().exists("replays:" + GROUP) == 1);

        assertThat(Thread.ofVirtual().start(service::close))
                .satisfies(stop -> assertThat(stop.join(Duration.ofSeconds(3))).isTrue());
    }

    @Test
    void aServiceThatWasPausedGoesOn() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);
        services.write(service, registered("before"));
        await().until(() -> listener.events().size() == 1);

        service.stop();
        services.write(service, registered("meanwhile"));
        service.start();

        await().until(() -> listener.events().size() == 2);
        awaitAllDone();
    }

    @Test
    void anEmptiedRedisGetsItsGroupsAgain() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);
        services.write(service, registered("before"));
        await().until(() -> listener.events().size() == 1);
        awaitAllDone();

        services.redis().flushdb();
        services.write(service, registered("after"));

        await().until(() -> listener.events().size() == 2);
        awaitAllDone();
        await().until(() -> services.metric("tracepress.stream.lag", REGISTERED, GROUP) == 0);
    }

    @Test
    void consumingGoesOnAfterARestartOfRedis() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);
        services.write(service, registered("before"));
        await().until(() -> listener.events().size() == 1);

        RealBackends.redis().stop();
        services.write(service, registered("meanwhile"));
        RealBackends.redis().start();
        services.write(service, registered("after"));

        await().until(() -> listener.events().size() >= 3);
        awaitAllDone();
        assertThat(listener.events())
                .extracting(event -> event.body().getUserId())
                .contains("before", "meanwhile", "after");
    }
}
