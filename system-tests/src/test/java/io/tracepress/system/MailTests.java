package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.system.Client.Answer;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people find in their mailboxes, and what its links do. */
@ExtendWith(SharedStack.class)
// After the tests that measure the stack which this one disturbs.
@Order(Order.DEFAULT + 1)
class MailTests {

    private static final Duration CONSEQUENCES = Duration.ofSeconds(20);

    private final Mailbox mailbox = Mailbox.ofStack();
    private final Person ada = Person.unique();
    private ObservedStack stack;
    private Client anonymous;

    @BeforeEach
    void register(ObservedStack shared) {
        stack = shared;
        anonymous = shared.client();
        assertThat(anonymous.post("/auth/register", ada.registration()).status())
                .isEqualTo(201);
    }

    @Test
    void theWelcomeMailVerifiesTheAddressThatItCameTo() {
        assertThat(emailIsVerified(logIn(ada, ada.password()))).isFalse();

        var mail = mailbox.awaitLinkTo("verify", ada.email());
        assertThat(mail.text()).contains(ada.username());
        assertThat(anonymous
                        .post("/auth/email-verification/confirm", Map.of("token", mail.token("verify")))
                        .status())
                .isEqualTo(204);

        assertThat(emailIsVerified(logIn(ada, ada.password()))).isTrue();
    }

    @Test
    void theVerificationMailComesAgainWhenAskedFor() {
        var first = mailbox.awaitLinkTo("verify", ada.email());

        assertThat(user(logIn(ada, ada.password()))
                        .post("/auth/email-verification", Map.of())
                        .status())
                .isEqualTo(202);

        await().atMost(CONSEQUENCES)
                .until(() -> !mailbox.awaitLinkTo("verify", ada.email()).equals(first));
    }

    @Test
    void aPasswordResetByMailEndsAllSessions() {
        var session = logIn(ada, ada.password());

        assertThat(anonymous
                        .post("/auth/password-reset", Map.of("email", ada.email()))
                        .status())
                .isEqualTo(202);
        String token = mailbox.awaitLinkTo("reset", ada.email()).token("reset");
        var reset = Map.of("token", token, "newPassword", ada.newPassword());
        assertThat(anonymous.post("/auth/password-reset/confirm", reset).status())
                .isEqualTo(204);

        assertThat(user(session).get("/users/me").status()).isEqualTo(401);
        assertThat(refresh(session).status()).isEqualTo(401);
        assertThat(anonymous.post("/auth/login", ada.login()).status()).isEqualTo(401);
        assertThat(emailIsVerified(logIn(ada, ada.newPassword()))).isTrue();
        assertThat(anonymous.post("/auth/password-reset/confirm", reset).status())
                .isEqualTo(400);
    }

    @Test
    void whoAsksForTheResetOfAnUnknownAccountLearnsNothing() {
        assertThat(anonymous
                        .post(
                                "/auth/password-reset",
                                Map.of("email", Person.unique().email()))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void theAuthorIsToldOfCommentsUntilUnsubscribed() {
        var author = user(logIn(ada, ada.password()));
        String comments = "/blogs/"
                + author.post("/blogs", Map.of("title", "Ghosts", "content", "# Boo"))
                        .text("id")
                + "/comments";
        Client reader = user(registered(Person.unique()));

        assertThat(reader.post(comments, Map.of("content", "I see them")).status())
                .isEqualTo(201);
        String token = mailbox.awaitLinkTo("unsubscribe", ada.email()).token("unsubscribe");
        assertThat(anonymous.post("/auth/unsubscribe", Map.of("token", token)).status())
                .isEqualTo(204);
        assertThat(reader.post(comments, Map.of("content", "And now?")).status())
                .isEqualTo(201);

        try (var events = new Events(stack.databases())) {
            await().atMost(CONSEQUENCES)
                    .until(() -> states(ada, "comment.created").equals(List.of("sent", "skipped")));
            events.awaitQuiet();
        }
        assertThat(mailbox.to(ada.email()))
                .filteredOn(mail -> mail.linksTo("unsubscribe"))
                .hasSize(1);
    }

    @Test
    void whoeverCommentsOnTheirOwnBlogGetsNoMail() throws SQLException {
        var author = user(logIn(ada, ada.password()));
        String blog = author.post("/blogs", Map.of("title", "Ghosts", "content", "# Boo"))
                .text("id");

        author.post("/blogs/" + blog + "/comments", Map.of("content", "Who else?"));

        assertThat(stack.databases()
                        .query("comments", "SELECT id FROM outbox WHERE payload->>'blogId' = '" + blog + "'"))
                .isEmpty();
    }

    @Test
    void aStolenRefreshTokenIsReportedToItsOwner() throws SQLException {
        var session = logIn(ada, ada.password());
        assertThat(refresh(session).status()).isEqualTo(200);
        // Within seconds it could be a client in haste.
        stack.databases()
                .execute(
                        "auth",
                        "UPDATE refresh_tokens SET used_at = used_at - interval '1 minute' WHERE id = '"
                                + session.text("refreshToken").split("\\.")[0] + "'");

        assertThat(refresh(session).status()).isEqualTo(401);

        await().atMost(CONSEQUENCES)
                .until(() -> states(ada, "session.family-revoked").equals(List.of("sent")));
        assertThat(user(session).get("/users/me").status()).isEqualTo(401);
    }

    @Test
    void aDeletedBlogTakesItsCommentsWithIt() throws SQLException {
        var author = user(logIn(ada, ada.password()));
        String blog = author.post("/blogs", Map.of("title", "Ghosts", "content", "# Boo"))
                .text("id");
        author.post("/blogs/" + blog + "/comments", Map.of("content", "I see them"));
        String left = "SELECT count(*) FROM comments WHERE blog_id = '" + blog + "'";
        assertThat(stack.databases().query("comments", left)).containsExactly("1");

        assertThat(author.delete("/blogs/" + blog).status()).isEqualTo(204);

        await().atMost(CONSEQUENCES)
                .until(() -> stack.databases().query("comments", left).equals(List.of("0")));
    }

    @Test
    void theTraceOfARegistrationGoesOnUntilItsMailHasLeft() {
        var answer = anonymous.post("/auth/register", Person.unique().registration());

        var trace = stack.trace(answer.traceId());

        assertThat(trace.spans().stream()
                        .filter(span -> span.kind() == SpanKind.CONSUMER)
                        .map(span -> span.service() + " " + span.name()))
                .containsExactlyInAnyOrder(
                        "user-service process user.registered", "email-service process user.registered");
        assertThat(trace.spans())
                .extracting(Span::name)
                .contains("wait in outbox", "send user.registered", "wait in stream", "send mail");

        var printed = stack.stack().run("trace", "last", "POST", "/auth/register");
        assertThat(printed.output())
                .contains("wait in stream", "process user.registered", "send mail", "all that it caused ended after")
                .doesNotContain("Incomplete");
    }

    /** Of the mails that events of this type asked for, oldest first. */
    private List<String> states(Person person, String eventType) throws SQLException {
        String user = stack.databases()
                .query("auth", "SELECT id FROM credentials WHERE username = '" + person.username() + "'")
                .getFirst();
        return stack.databases()
                .query(
                        "emails",
                        "SELECT state FROM deliveries WHERE user_id = '" + user + "' AND event_type = '" + eventType
                                + "' ORDER BY created_at");
    }

    private Answer registered(Person person) {
        assertThat(anonymous.post("/auth/register", person.registration()).status())
                .isEqualTo(201);
        return logIn(person, person.password());
    }

    private Answer logIn(Person person, String password) {
        var login = anonymous.post("/auth/login", Map.of("email", person.email(), "password", password));
        assertThat(login.status()).isEqualTo(200);
        return login;
    }

    private Client user(Answer login) {
        return anonymous.withToken(login.text("accessToken"));
    }

    private Answer refresh(Answer login) {
        return anonymous.post("/auth/refresh", Map.of("refreshToken", login.text("refreshToken")));
    }

    private static boolean emailIsVerified(Answer login) {
        String claims = login.text("accessToken").split("\\.")[1];
        return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)
                .contains("\"email_verified\":true");
    }
}
