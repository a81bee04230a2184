package io.tracepress.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashingSlotsTests {

    private final HashingSlots slots = oneSlot();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void whoHasBegunGoesBeforeAllWhoOnlyBegin() throws InterruptedException {
        var free = new CountDownLatch(1);
        var holder = waiting(() -> slots.run(() -> pass(free)));
        var newcomers = Stream.of("first", "second", "third")
                .map(name -> waiting(() -> slots.run(() -> done.add(name))))
                .toList();
        var begun = waiting(() -> slots.runNext(() -> done.add("begun")));

        free.countDown();

        for (Thread thread :
                Stream.concat(Stream.of(holder, begun), newcomers.stream()).toList()) {
            thread.join();
        }
        assertThat(done).containsExactly("begun", "first", "second", "third");
    }

    /** A thread that has come to where it must wait. */
    private static Thread waiting(Runnable work) {
        Thread thread = Thread.ofPlatform().start(work);
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private static boolean pass(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static HashingSlots oneSlot() {
        var password = new AuthSettings.Password(4, 1, Duration.ofMinutes(1));
        var settings = new AuthSettings(null, null, null, null, password, null, null, null, null, null);
        return new HashingSlots(settings, OpenTelemetry.noop());
    }
}
