package io.tracepress.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** No event is lost, and no mail is sent twice without need, whatever dies or fails on the way. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// After the tests that share one stack, as this one takes its ports.
@Order(Integer.MAX_VALUE)
class FaultTests {

    private static final int KILLS = Integer.getInteger("tracepress.faults.kills", 6);
    private static final int REGISTRATIONS = Integer.getInteger("tracepress.faults.registrations", 150);
    private static final List<String> VICTIMS = List.of("email-service", "redis", "auth-service");
    private static final int SAME_EVENT = 1_000;

    private static final Duration COMEBACK = Duration.ofSeconds(90);
    private static final Duration DELIVERY = Duration.ofSeconds(90);

    private final Mailbox mailbox = Mailbox.ofStack();
    private Stack stack;
    private Client anonymous;
    private Databases databases;

    @BeforeAll
    void use(Stack disturbed) {
        stack = disturbed;
        anonymous = Client.of(stack.url());
        databases = stack.databases();
    }

    @Test
    void killsLoseNoEventAndRepeatFewMails() throws SQLException {
        Instant begin = Instant.now();
        var comebacks = VICTIMS.stream().collect(toMap(victim -> victim, stack::comebacks));
        Map<String, Person> accepted;
        Map<Integer, Integer> refusals;
        try (var registrations = new Registrations(anonymous)) {
            for (int round = 0; round < KILLS; round++) {
                String victim = VICTIMS.get(round % VICTIMS.size());
                long earlier = comebacks.get(victim) + round / VICTIMS.size();
                await(victim + " to be back").atMost(COMEBACK).until(() -> stack.comebacks(victim) == earlier);
                registrations.more(share(round), () -> stack.kill(victim));
            }
            accepted = registrations.accepted();
            refusals = registrations.refusals();
        }
        Duration killing = Duration.between(begin, Instant.now());

        awaitWelcomeMails(accepted.keySet());
        try (var events = new Events(databases)) {
            events.awaitQuiet();
            int duplicates = mailbox.copiesByEvent().values().stream()
                    .mapToInt(copies -> copies - 1)
                    .sum();
            System.out.printf(
                    "%d kills of %s in %d s: %d registrations accepted, %s refused or unanswered, mail for each of the"
                            + " accepted, %d duplicates (allowed %d), %d pending, all after %d s%n",
                    KILLS,
                    VICTIMS,
                    killing.toSeconds(),
                    accepted.size(),
                    refusals,
                    duplicates,
                    KILLS * DisturbedStack.CONCURRENCY,
                    events.pending(),
                    Duration.between(begin, Instant.now()).toSeconds());
            assertThat(duplicates).isLessThanOrEqualTo(KILLS * DisturbedStack.CONCURRENCY);
            assertThat(refusals.keySet()).isSubsetOf(503, 504);
            assertThat(events.deadLetters().keySet())
                    .doesNotContainAnyElementsOf(eventsOf(accepted.keySet()).values());
        }
        assertThat(databases.query("auth", "SELECT id FROM outbox WHERE published_at IS NULL"))
                .isEmpty();
        assertThat(databases.query("users", "SELECT id FROM users")).containsAll(accepted.keySet());
    }

    @Test
    void mailsWaitForTheirServer() throws SQLException {
        List<String> users;
        Instant resumed;
        try (var _ = stack.suspended("mail-desk")) {
            users = IntStream.range(0, 20)
                    .mapToObj(_ -> register(Person.unique()))
                    .toList();
            await("a try to send")
                    .atMost(DELIVERY)
                    .until(() ->
                            databases
                                    .query("emails", "SELECT user_id FROM deliveries WHERE last_failure IS NOT NULL")
                                    .stream()
                                    .anyMatch(users::contains));
        }
        resumed = Instant.now();
        awaitWelcomeMails(users);

        System.out.printf(
                "20 registrations while the mail server hung: all mails sent %d s after it was back%n",
                Duration.between(resumed, Instant.now()).toSeconds());
    }

    @Test
    void aProfileThatCouldNotBeCreatedIsRepaired() {
        var person = Person.unique();
        stack.kill("user-service");

        register(person);

        var login = anonymous.post("/auth/login", person.login());
        var user = anonymous.withToken(login.text("accessToken"));
        await().atMost(COMEBACK)
                .untilAsserted(() -> assertThat(user.get("/users/me").status()).isEqualTo(200));
        assertThat(user.get("/users/me").text("username")).isEqualTo(person.username());
    }

    @Test
    void aPoisonousEventBecomesADeadLetterThatCanBeReplayed() throws Exception {
        String stranger = UUID.randomUUID().toString();
        String poison = UUID.randomUUID().toString();
        try (var events = new Events(databases)) {
            events.sendUserRegistered(poison, stranger, 1);
            String other = register(Person.unique());

            awaitWelcomeMails(List.of(other));
            await().atMost(DELIVERY)
                    .until(() -> events.deadLetters("email-service").containsKey(poison));
            events.awaitQuiet();

            var letter = events.deadLetters("email-service").get(poison);
            assertThat(letter.get("reason")).isNotBlank();
            assertThat(letter.get("tries")).isEqualTo("5");
            System.out.println("a poisonous event became a dead letter after " + letter.get("tries") + " tries: "
                    + letter.get("reason"));
            assertThat(stack.run("dead-letters").output()).contains(poison, "email-service", "user.registered");

            // What was wrong is put right.
            createAccount(stranger, other);
            assertThat(stack.run("dead-letters", "replay", poison).exitCode()).isZero();

            await().atMost(DELIVERY).until(() -> mailbox.copiesByEvent().getOrDefault(poison, 0) == 1);
            events.awaitQuiet();
            assertThat(events.deadLetters("email-service")).doesNotContainKey(poison);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSameEventAThousandTimesIsOneMail(@TempDir Path folder) throws Exception {
        String user = register(Person.unique());
        String event = UUID.randomUUID().toString();
        Instant begin;

        try (var events = new Events(databases);
                var second = SecondProcess.of(
                        stack.process("email-service"), Files.createDirectory(folder.resolve("second")))) {
            begin = Instant.now();
            events.sendUserRegistered(event, user, SAME_EVENT);
            events.awaitQuiet();

            assertThat(events.consumers(Events.USER_REGISTERED, "email-service"))
                    .as("processes that took part")
                    .anyMatch(name -> name.contains("-" + second.managementPort() + "-"))
                    .anyMatch(name -> name.contains("-" + Stack.port(8105) + "-"));
        }

        int mails = mailbox.copiesByEvent().getOrDefault(event, 0);
        System.out.printf(
                "the same event %d times, consumed by two email-services: %d mail, after %d s%n",
                SAME_EVENT, mails, Duration.between(begin, Instant.now()).toSeconds());
        assertThat(mails).isOne();
    }

    /** Of all registrations, those of one round. */
    private static int share(int round) {
        return REGISTRATIONS * (round + 1) / KILLS - REGISTRATIONS * round / KILLS;
    }

    private String register(Person person) {
        var answer = anonymous.post("/auth/register", person.registration());
        assertThat(answer.status()).as(answer.content()).isEqualTo(201);
        return answer.text("id");
    }

    private void awaitWelcomeMails(Collection<String> users) throws SQLException {
        var events = eventsOf(users);
        assertThat(events).hasSameSizeAs(users);
        await("mail for each of " + users.size())
                .atMost(DELIVERY)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> mailbox.copiesByEvent().keySet().containsAll(events.values()));
    }

    /** The events that say that these users have registered, by user. */
    private Map<String, String> eventsOf(Collection<String> users) throws SQLException {
        return databases
                .query(
                        "auth",
                        "SELECT payload->>'userId' || ' ' || id FROM outbox WHERE event_type = 'user.registered'")
                .stream()
                .map(row -> row.split(" "))
                .filter(row -> users.contains(row[0]))
                .collect(toMap(row -> row[0], row -> row[1]));
    }

    /** A copy of another one's, as a program that knows the tables could make it. */
    private void createAccount(String id, String like) throws SQLException {
        databases.execute("auth", """
                INSERT INTO credentials
                SELECT (jsonb_populate_record(original, jsonb_build_object('id', '%1$s',
                    'email', 'x' || email, 'email_key', 'x' || email_key,
                    'username', 'x' || username, 'username_key', 'x' || username_key))).*
                FROM credentials original WHERE id = '%2$s'
                """.formatted(id, like));
    }
}
