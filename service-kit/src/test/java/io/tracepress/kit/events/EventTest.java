package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.tracepress.events.v1.UserRegistered;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with a handler, and what tests do to it and ask of it. */
abstract class EventTest {

    static final String GROUP = "reading-service";
    static final String REGISTERED = "events:user.registered";

    @RegisterExtension
    static final EventServices services = new EventServices();

    static ConfigurableApplicationContext start(EventHandler<?> handler, String... settings) {
        return services.start(GROUP, List.of(handler), settings);
    }

    static UserRegistered registered(String userId) {
        return UserRegistered.newBuilder().setUserId(userId).build();
    }

    static UserRegistered[] numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> registered(Integer.toString(number)))
                .toArray(UserRegistered[]::new);
    }

    static Map<String, String> entry(String payload) {
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

    static void add(Map<String, String> entry) {
        var numbered = new HashMap<>(entry);
        numbered.put(
                "n",
                services.redis()
                        .hincrby("events:sequence", "user.registered", 1)
                        .toString());
        services.redis().xadd(REGISTERED, numbered);
    }

    static List<DeadLetter> deadLetters(ConfigurableApplicationContext service) {
        return service.getBean(DeadLetters.class).list();
    }

    static long pending() {
        return services.redis().xpending(REGISTERED, GROUP).getCount();
    }

    static List<String> consumers() {
        return services.redis().xinfoConsumers(REGISTERED, GROUP).stream()
                .map(Object::toString)
                .map(info -> info.replaceFirst("\\[name, ([^,]+),.*", "$1"))
                .toList();
    }

    /** All that was written is published, given to the group, and done with. */
    static void awaitAllDone() {
        await().until(() -> services.unpublished() == 0 && isLastDelivered() && pending() == 0);
    }

    static boolean isLastDelivered() {
        var groups = services.redis().xinfoGroups(REGISTERED).toString();
        return services.entries(REGISTERED).isEmpty()
                || groups.contains(services.entries(REGISTERED).getLast().getId());
    }

    /** Milliseconds from when the event was written until each time that it was handled. */
    static List<Long> agesAtTries(Listener<UserRegistered> listener, UUID id) {
        return IntStream.range(0, listener.events().size())
                .filter(i -> listener.events().get(i).id().equals(id))
                .mapToObj(i -> Duration.between(
                        listener.events().get(i).writtenAt(), listener.times().get(i)))
                .map(Duration::toMillis)
                .toList();
    }

    static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static Span inRequest(Runnable work) {
        Span request = services.tracer().spanBuilder("request").startSpan();
        try (var _ = request.makeCurrent()) {
            work.run();
        } finally {
            request.end();
        }
        return request;
    }
}
