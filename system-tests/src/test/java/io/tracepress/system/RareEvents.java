package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.system.Client.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the stack records only in trouble, or for clients that are not like others; each method brings some about. */
final class RareEvents {

    // More than the connections of a pool, and enough for hashes to queue on any machine.
    private static final int MANY = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObservedStack stack;
    private final Client anonymous;
    private final Person person = Person.unique();
    private Client user;
    private String blog;

    private RareEvents(ObservedStack stack) {
        this.stack = stack;
        this.anonymous = stack.client();
    }

    static void bringAbout(ObservedStack stack) throws Exception {
        var events = new RareEvents(stack);
        events.begin();
        events.refusals();
        events.baggage();
        events.loginsQueueForHashing();
        events.readsQueueForConnections();
        events.aTableIsMissing();
        events.redisHangs();
        events.userServiceHangs();
        events.anEventComesManyTimes();
        events.anEventIsPoison();
        events.mailServerDies();
    }

    private void begin() {
        anonymous.post("/auth/register", person.registration());
        user = anonymous.withToken(login().text("accessToken"));
        blog = "/blogs/"
                + user.post("/blogs", Map.of("title", "Rare", "content", "events"))
                        .text("id");
    }

    private void refusals() {
        assertThat(anonymous.post("/auth/register", person.registration()).status())
                .isEqualTo(409);
        assertThat(anonymous
                        .post("/auth/login", Map.of("email", person.email(), "password", "wrong"))
                        .status())
                .isEqualTo(401);
        assertThat(anonymous.send("BREW", "/blogs", "").status()).isEqualTo(405);
    }

    private void baggage() {
        var members = "session.id=browser-1,request.id=request-1,session=2,request=3";
        assertThat(anonymous.with("baggage", members).get(blog).status()).isEqualTo(200);
    }

    private void loginsQueueForHashing() throws Exception {
        assertThat(atOnce(this::login)).contains(200);
    }

    /** With the table locked, every connection of the pool waits in its query, and so do requests for connections. */
    private void readsQueueForConnections() throws Exception {
        try (Connection connection = stack.databases().connect("blogs");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE blogs");
            assertThat(atOnce(() -> anonymous.get(blog))).isSubsetOf(503, 504);
            connection.rollback();
        }
        recovered();
    }

    private void aTableIsMissing() throws SQLException {
        stack.databases().execute("blogs", "ALTER TABLE blogs RENAME TO away");
        try {
            assertThat(anonymous.get(blog).status()).isEqualTo(500);
        } finally {
            stack.databases().execute("blogs", "ALTER TABLE away RENAME TO blogs");
        }
    }

    private void redisHangs() {
        try (var _ = stack.stack().suspended("redis")) {
            assertThat(user.get("/users/me").status()).isEqualTo(200);
        }
        recovered();
    }

    private void userServiceHangs() {
        try (var _ = stack.stack().suspended("user-service")) {
            assertThat(user.get("/users/me").status()).isEqualTo(504);
        }
        recovered();
    }

    /** While one consumer deals with it, another has to wait. */
    private void anEventComesManyTimes() throws Exception {
        String user = stack.databases()
                .query("auth", "SELECT id FROM credentials WHERE username = '" + person.username() + "'")
                .getFirst();
        try (var events = new Events(stack.databases())) {
            events.sendUserRegistered(UUID.randomUUID().toString(), user, MANY);
            events.awaitQuiet();
        }
    }

    /** It is tried again and again, and goes to the dead letters, from where an operator takes it. */
    private void anEventIsPoison() throws Exception {
        String event = UUID.randomUUID().toString();
        try (var events = new Events(stack.databases())) {
            events.sendUserRegistered(event, UUID.randomUUID().toString(), 1);
            await().atMost(PATIENCE)
                    .until(() -> events.deadLetters("email-service").containsKey(event));
        }
        assertThat(stack.stack().run("dead-letters", "--json").output()).contains(event);
    }

    private void mailServerDies() {
        stack.stack().process("mail-desk").destroyForcibly();
        for (int i = 0; i < 3; i++) {
            anonymous.post("/auth/register", Person.unique().registration());
        }
        try (var events = new Events(stack.databases())) {
            events.awaitQuiet();
        }
    }

    private void recovered() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(anonymous.get(blog).status()).isEqualTo(200);
            assertThat(user.get("/users/me").status()).isEqualTo(200);
        });
    }

    private Answer login() {
        return anonymous.post("/auth/login", person.login());
    }

    private static List<Integer> atOnce(Callable<Answer> call) throws InterruptedException, ExecutionException {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients
                    .invokeAll(IntStream.range(0, MANY).mapToObj(_ -> call).toList())
                    .stream()
                    .map(Future::resultNow)
                    .map(Answer::status)
                    .toList();
        }
    }
}
