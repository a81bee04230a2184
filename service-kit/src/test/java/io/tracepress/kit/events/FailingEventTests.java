package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.tracepress.events.v1.UserRegistered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailingEventTests extends EventTest {

    @Test
    void aFailingEventIsTriedLaterEachTimeUntilItIsADeadLetterAndHoldsUpNoOther() {
        var listener = Listener.to(UserRegistered.getDefaultInstance(), event -> {
            if (event.body().getUserId().equals("poison")) {
                throw new IllegalStateException("cannot be done", new ArithmeticException("for a reason"));
            }
        });
        double retriesBefore = services.metric("tracepress.events.retries", REGISTERED, GROUP);
        var service = start(listener);

        services.write(service, registered("poison"), registered("healthy"));

        await().until(() -> deadLetters(service).size() == 1);
        var poison = listener.events().stream()
                .filter(event -> event.body().getUserId().equals("poison"))
                .findFirst()
                .orElseThrow();
        assertThat(deadLetters(service)).singleElement().satisfies(letter -> {
            assertThat(letter.group()).isEqualTo(GROUP);
            assertThat(letter.eventId()).isEqualTo(poison.id().toString());
            assertThat(letter.type()).isEqualTo("user.registered");
            assertThat(letter.payload()).contains("poison");
            assertThat(letter.reason()).contains("cannot be done", "for a reason");
            assertThat(letter.tries()).isEqualTo(5);
            assertThat(letter.failedAt()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        });
        awaitAllDone();
        assertThat(listener.events()).hasSize(6);
        // From when it was written: a late try makes the wait for the next one look short. Redis drops fractions.
        assertThat(agesAtTries(listener, poison.id()))
                .satisfiesExactly(
                        age -> assertThat(age).isNotNegative(),
                        age -> assertThat(age).isGreaterThanOrEqualTo(19),
                        age -> assertThat(age).isGreaterThanOrEqualTo(19 + 39),
                        age -> assertThat(age).isGreaterThanOrEqualTo(19 + 39 + 79),
                        age -> assertThat(age).isGreaterThanOrEqualTo(19 + 39 + 79 + 159));
        await().until(() -> services.metric("tracepress.events.dead_letters", GROUP) == 1);
        assertThat(services.metric("tracepress.events.retries", REGISTERED, GROUP))
                .isEqualTo(retriesBefore + 4);
    }

    static Stream<RuntimeException> noFailuresOfTheEvent() {
        return Stream.of(
                new EventPostponed("somebody else is at it"),
                Status.UNAVAILABLE.asRuntimeException(),
                Status.DEADLINE_EXCEEDED.asRuntimeException(),
                new UncheckedIOException(new IOException("connection refused")));
    }

    @ParameterizedTest
    @MethodSource("noFailuresOfTheEvent")
    void whatIsNoFailureOfTheEventIsNotCounted(RuntimeException failure) {
        var remaining = new CountDownLatch(5);
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> {
            if (remaining.getCount() > 0) {
                remaining.countDown();
                throw failure;
            }
        });
        var service = start(listener, "tracepress.events.max-tries=2", "tracepress.events.max-deliveries=2");

        services.write(service, registered("a"));

        await().until(() -> listener.events().size() == 6);
        awaitAllDone();
        assertThat(deadLetters(service)).isEmpty();
        assertThat(services.spans("process user.registered"))
                .allSatisfy(span -> assertThat(span.getAttributes().get(AttributeKey.longKey("tracepress.event.tries")))
                        .isOne());
    }

    @Test
    void aPayloadThatIsNoneIsADeadLetterAfterTheSameTries() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener, "tracepress.events.max-tries=2");

        add(entry("not JSON"));

        await().until(() -> deadLetters(service).size() == 1);
        assertThat(deadLetters(service).getFirst().tries()).isEqualTo(2);
        assertThat(listener.events()).isEmpty();
    }

    @Test
    void anEntryThatIsNoEventIsADeadLetterToo() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener, "tracepress.events.max-tries=2");

        add(Map.of("something", "else"));

        await().until(() -> deadLetters(service).size() == 1);
        assertThat(listener.events()).isEmpty();
    }
}
