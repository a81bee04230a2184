package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.lettuce.core.Consumer;
import io.lettuce.core.XClaimArgs;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.testing.RealBackends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

class EventConsumerTests {

    private static final String GROUP = "reading-service";
    private static final String REGISTERED = "events:user.registered";

    @RegisterExtension
    static final EventServices services = new EventServices();

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
        assertThat(delaysOf(listener, poison.id()))
                .satisfiesExactly(
                        delay -> assertThat(delay).isGreaterThanOrEqualTo(20),
                        delay -> assertThat(delay).isGreaterThanOrEqualTo(40),
                        delay -> assertThat(delay).isGreaterThanOrEqualTo(80),
                        delay -> assertThat(delay).isGreaterThanOrEqualTo(160));
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

    @Test
    void fieldsThatOnlyANewerWriterKnowsAreIgnored() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        start(listener);

        add(entry("{\"userId\": \"a\", \"moodOfTheDay\": \"fine\"}"));

        await().until(() -> listener.events().size() == 1);
        awaitAllDone();
    }

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

    @Test
    void theTraceOfTheRequestGoesOnInTheConsumer() {
        var listener = Listener.to(UserRegistered.getDefaultInstance());
        var service = start(listener);

        Span request = inRequest(() -> services.write(service, registered("traced")));

        await().until(() -> services.spans("process user.registered").size() == 1);
        SpanData send = services.spans("send user.registered").getFirst();
        SpanData process = services.spans("process user.registered").getFirst();
        assertThat(process.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
        assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
        assertThat(process.getLinks())
                .extracting(LinkData::getSpanContext)
                .extracting(context -> context.getSpanId())
                .containsExactly(send.getSpanId());
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(process.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("messaging.system"), "redis")
                .containsEntry(AttributeKey.stringKey("messaging.destination.name"), REGISTERED)
                .containsEntry(AttributeKey.stringKey("messaging.operation.name"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.operation.type"), "process")
                .containsEntry(AttributeKey.stringKey("messaging.consumer.group.name"), GROUP)
                .containsEntry(
                        AttributeKey.stringKey("messaging.message.id"),
                        listener.events().getFirst().id().toString())
                .containsEntry(AttributeKey.longKey("tracepress.event.tries"), 1L);
        assertThat(services.spans("wait in stream"))
                .allSatisfy(wait -> assertThat(wait.getParentSpanId()).isEqualTo(send.getSpanId()));
        await().untilAsserted(() -> assertThat(services.spans("XACK"))
                .singleElement()
                .satisfies(command -> assertThat(command.getParentSpanId()).isEqualTo(process.getSpanId())));
        // Whatever else was asked of Redis is in nobody's trace.
        assertThat(services.spans())
                .extracting(SpanData::getName)
                .containsOnly(
                        "request",
                        "wait in outbox",
                        "send user.registered",
                        "EVALSHA",
                        "wait in stream",
                        "process user.registered",
                        "XACK");
    }

    @Test
    void aFailedTryShowsItsFailureOnce() {
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> {
            throw new IllegalStateException("cannot be done");
        });
        var service = start(listener, "tracepress.events.max-tries=1");

        inRequest(() -> services.write(service, registered("traced")));

        await().until(() -> services.spans("process user.registered").size() == 1);
        SpanData process = services.spans("process user.registered").getFirst();
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(process.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(process.getEvents()).hasSize(1);
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

    private static ConfigurableApplicationContext start(EventHandler<?> handler, String... settings) {
        return services.start(GROUP, List.of(handler), settings);
    }

    private static UserRegistered registered(String userId) {
        return UserRegistered.newBuilder().setUserId(userId).build();
    }

    private static UserRegistered[] numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> registered(Integer.toString(number)))
                .toArray(UserRegistered[]::new);
    }

    private static Map<String, String> entry(String payload) {
        return Map.of(
                "id",
                UUID.randomUUID().toString(),
                "payload",
                payload,
                "traceparent",
                "",
                "written-at",
                Long.toString(Instant.now().toEpochMilli()));
    }

    private static void add(Map<String, String> entry) {
        var numbered = new HashMap<>(entry);
        numbered.put(
                "n",
                services.redis()
                        .hincrby("events:sequence", "user.registered", 1)
                        .toString());
        services.redis().xadd(REGISTERED, numbered);
    }

    private static List<DeadLetter> deadLetters(ConfigurableApplicationContext service) {
        return service.getBean(DeadLetters.class).list();
    }

    private static long pending() {
        return services.redis().xpending(REGISTERED, GROUP).getCount();
    }

    private static List<String> consumers() {
        return services.redis().xinfoConsumers(REGISTERED, GROUP).stream()
                .map(Object::toString)
                .map(info -> info.replaceFirst("\\[name, ([^,]+),.*", "$1"))
                .toList();
    }

    /** All that was written is published, given to the group, and done with. */
    private static void awaitAllDone() {
        await().until(() -> services.unpublished() == 0 && isLastDelivered() && pending() == 0);
    }

    private static boolean isLastDelivered() {
        var groups = services.redis().xinfoGroups(REGISTERED).toString();
        return services.entries(REGISTERED).isEmpty()
                || groups.contains(services.entries(REGISTERED).getLast().getId());
    }

    private static List<Long> delaysOf(Listener<UserRegistered> listener, UUID id) {
        List<Instant> times = IntStream.range(0, listener.events().size())
                .filter(i -> listener.events().get(i).id().equals(id))
                .mapToObj(listener.times()::get)
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)).toMillis())
                .toList();
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Span inRequest(Runnable work) {
        Span request = services.tracer().spanBuilder("request").startSpan();
        try (var _ = request.makeCurrent()) {
            work.run();
        } finally {
            request.end();
        }
        return request;
    }
}
