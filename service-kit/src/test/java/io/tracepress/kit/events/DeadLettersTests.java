package io.tracepress.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.events.v1.UserRegistered;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTests {

    @RegisterExtension
    static final EventServices services = new EventServices();

    @Test
    void aReplayReachesOnlyTheGroupThatGaveUp() {
        var broken = new AtomicBoolean(true);
        var unlucky = Listener.to(UserRegistered.getDefaultInstance(), _ -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
        });
        var lucky = Listener.to(UserRegistered.getDefaultInstance());
        var service = services.start("unlucky-service", List.of(unlucky), "tracepress.events.max-tries=1");
        services.start("lucky-service", List.of(lucky));
        services.write(service, UserRegistered.newBuilder().setUserId("a").build());
        var deadLetters = service.getBean(DeadLetters.class);
        await().until(() -> deadLetters.list().size() == 1);
        String eventId = deadLetters.list().getFirst().eventId();

        broken.set(false);
        assertThat(deadLetters.replay("lucky-service", eventId)).isFalse();
        assertThat(deadLetters.replay("unlucky-service", eventId)).isTrue();

        await().until(() -> unlucky.events().size() == 2);
        assertThat(unlucky.events())
                .extracting(Event::body)
                .containsOnly(unlucky.events().getFirst().body());
        assertThat(unlucky.events()).extracting(Event::id).containsOnly(UUID.fromString(eventId));
        assertThat(deadLetters.list()).isEmpty();
        assertThat(deadLetters.replay("unlucky-service", eventId)).isFalse();
        await().until(() -> services.redis()
                        .xpending("replays:unlucky-service", "unlucky-service")
                        .getCount()
                == 0);
        assertThat(lucky.events()).hasSize(1);
    }

    @Test
    void aReplayThatFailsAgainIsADeadLetterAgain() {
        var listener = Listener.to(UserRegistered.getDefaultInstance(), _ -> {
            throw new IllegalStateException("still broken");
        });
        var service = services.start("service", List.of(listener), "tracepress.events.max-tries=2");
        services.write(service, UserRegistered.getDefaultInstance());
        var deadLetters = service.getBean(DeadLetters.class);
        await().until(() -> deadLetters.list().size() == 1);
        var first = deadLetters.list().getFirst();

        deadLetters.replay("service", first.eventId());

        await().until(() -> listener.events().size() == 4 && deadLetters.list().size() == 1);
        assertThat(deadLetters.list().getFirst())
                .usingRecursiveComparison()
                .ignoringFields("failedAt")
                .isEqualTo(first);
    }

    @Test
    void aReplayThatNoHandlerKnowsGoesBackAtOnce() {
        bury("service", "1", "something.else");
        var service = services.start("service", List.of(Listener.to(UserRegistered.getDefaultInstance())));
        var deadLetters = service.getBean(DeadLetters.class);

        assertThat(deadLetters.replay("service", "1")).isTrue();

        await().until(() -> deadLetters.list().size() == 1);
        assertThat(deadLetters.list().getFirst().reason()).contains("no handler here for something.else");
    }

    @Test
    void thoseOfAllGroupsAreListedOldestFirstAndFoundHoweverMany() {
        for (int i = 0; i < 1200; i++) {
            bury(i % 2 == 0 ? "even" : "odd", Integer.toString(i), "user.registered");
        }
        var deadLetters = services.start("service", List.of()).getBean(DeadLetters.class);

        assertThat(deadLetters.list())
                .hasSize(1000)
                .extracting(DeadLetter::eventId)
                .startsWith("0", "1", "2");
        assertThat(deadLetters.replay("even", "1198")).isTrue();
        assertThat(services.entries("replays:even")).hasSize(1);
    }

    private static void bury(String group, String eventId, String type) {
        services.redis().sadd("dead-letters", group);
        services.redis()
                .xadd(
                        "dead-letters:" + group,
                        Map.of(
                                "id", eventId,
                                "type", type,
                                "payload", "{}",
                                "traceparent", "",
                                "written-at", "0",
                                "reason", "some",
                                "tries", "5",
                                "failed-at", eventId));
    }
}
