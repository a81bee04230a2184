package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of one stack from its first start to its last process; the order of the tests is that life. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
// After the tests that share one stack, as this one takes its ports.
@Order(Integer.MAX_VALUE)
class WholeStackTests {

    private static final List<String> PROCESSES = List.of(
            "postgres",
            "redis",
            "mail-desk",
            "trace-desk",
            "auth-service",
            "user-service",
            "blog-service",
            "comment-service",
            "email-service",
            "api-gateway");
    private static final Map<String, String> ADA =
            Map.of("email", "ada@example.org", "username", "ada", "password", "correct horse battery");

    private Stack stack;
    private Client anonymous;
    private String blogId;

    @BeforeAll
    void start(@TempDir Path folder) {
        stack = new Stack(folder.resolve("home")).up();
        anonymous = Client.of(stack.url());
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void theEightStepsOfTheArticle() {
        var registered = anonymous.post("/auth/register", ADA);
        assertThat(registered.status()).isEqualTo(201);

        var ada = logIn();

        var profile = ada.get("/users/me");
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.text("id")).isEqualTo(registered.text("id"));

        var created = ada.post("/blogs", Map.of("title", "Ghosts", "content", "# Boo"));
        assertThat(created.status()).isEqualTo(201);
        blogId = created.text("id");

        var list = anonymous.get("/blogs");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().path("items").get(0).path("authorName").asString())
                .isEqualTo("ada");

        var read = anonymous.get("/blogs/" + created.text("slug"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().path("commentCount").asInt(-1)).isZero();

        var comment = ada.post("/blogs/" + blogId + "/comments", Map.of("content", "I see them"));
        assertThat(comment.status()).isEqualTo(201);

        var comments = anonymous.get("/blogs/" + blogId + "/comments");
        assertThat(comments.status()).isEqualTo(200);
        assertThat(comments.body().path("items").get(0).path("id").asString()).isEqualTo(comment.text("id"));
        assertThat(anonymous.get("/blogs/" + blogId).body().path("commentCount").asInt())
                .isOne();
    }

    @Test
    @Order(2)
    void statusShowsEveryProcess() {
        var status = stack.run("status");

        assertThat(status.exitCode()).isZero();
        assertThat(status.output()).contains(PROCESSES);
    }

    @Test
    @Order(2)
    void upAgainSaysThatItIsUp() {
        ProcessHandle gateway = stack.process("api-gateway");

        var again = stack.upAgain();

        assertThat(again.exitCode()).isZero();
        assertThat(again.output()).contains("already up", ":" + (8080 + Stack.PORT_OFFSET));
        assertThat(stack.process("api-gateway")).isEqualTo(gateway);
    }

    @Test
    @Order(2)
    void logsKnowTheirServices() {
        assertThat(stack.run("logs", "auth-service").output()).contains("auth-service");

        var unknown = stack.run("logs", "no-service");

        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.output()).contains("no-service", "blog-service");
    }

    @Test
    @Order(2)
    void theTraceOfALoginShowsWhereItsTimeWent() {
        logIn();

        var trace = stack.run("trace", "last", "POST", "/auth/login");

        assertThat(trace.exitCode()).isZero();
        assertThat(trace.output())
                .contains("bcrypt.compare", "bcrypt.hash (refresh-token)", "2 services", stack.tracesUrl() + "/trace/")
                .doesNotContain("Incomplete");
    }

    @Test
    @Order(2)
    void theLastTraceIsThatOfTheRequestJustSent() {
        for (int i = 0; i < 3; i++) {
            var read = anonymous.get("/blogs/" + UUID.randomUUID());

            var trace = stack.run("trace", "last", "GET", "/blogs/of-no-interest", "--json");

            assertThat(trace.output()).contains(read.text("traceId"));
        }
    }

    @Test
    @Order(2)
    void theDoctorFollowsARequestThroughTheStack() {
        assertThat(stack.run("doctor").output()).contains("ok    traces      a request arrived with");
    }

    @Test
    @Order(2)
    void aTraceStoreThatDiesCostsNoRequestAndComesBack() {
        ProcessHandle victim = stack.process("trace-desk");

        victim.destroyForcibly();
        logIn();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> stack.run("trace", "last", "POST", "/auth/login").exitCode() == 0);
        assertThat(stack.process("trace-desk")).isNotEqualTo(victim);
    }

    @Test
    @Order(2)
    void whatServicesPrintHoldsNoSecret() throws IOException {
        try (Stream<Path> logs = Files.list(stack.home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                assertThat(log).content().doesNotContain(ADA.get("password"), "ada@example.org", "eyJ", "$2a$10$");
            }
        }
    }

    @Test
    @Order(3)
    void aServiceThatDiesIsReportedWithItsLastWordsAndComesBack() {
        ProcessHandle victim = stack.process("comment-service");

        victim.destroyForcibly();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> anonymous.get("/blogs/" + blogId + "/comments").status() == 200);
        assertThat(stack.printed()).contains("comment-service", "137", "Started CommentServiceApplication");
        assertThat(stack.process("comment-service")).isNotEqualTo(victim);
    }

    @Test
    @Order(4)
    void downLeavesNoProcessAndNoLock() {
        List<ProcessHandle> processes = PROCESSES.stream().map(stack::process).toList();

        assertThat(stack.run("down").exitCode()).isZero();

        assertThat(stack.launcher().isAlive()).isFalse();
        assertThat(processes).noneMatch(Stack::isRunning);
        assertThat(stack.run("status").exitCode()).isEqualTo(3);
        assertThat(stack.run("down").output()).contains("not running");
    }

    @Test
    @Order(5)
    void dataSurvives() {
        stack.up();

        assertThat(anonymous.get("/blogs/" + blogId).text("title")).isEqualTo("Ghosts");
        assertThat(logIn().get("/users/me").text("username")).isEqualTo("ada");
    }

    @Test
    @Order(6)
    void whatAKilledLauncherLeftBehindIsEndedByDown() {
        List<ProcessHandle> processes = PROCESSES.stream().map(stack::process).toList();
        stack.launcher().destroyForcibly();
        await().until(() -> !stack.launcher().isAlive());

        assertThat(stack.run("down", "--purge").exitCode()).isZero();

        assertThat(processes).noneMatch(Stack::isRunning);
        assertThat(stack.home().resolve("data")).doesNotExist();
    }

    private Client logIn() {
        var login = anonymous.post("/auth/login", Map.of("email", ADA.get("email"), "password", ADA.get("password")));
        assertThat(login.status()).isEqualTo(200);
        return anonymous.withToken(login.text("accessToken"));
    }
}
