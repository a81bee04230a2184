package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import io.tracepress.system.Client.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every call of the REST API in a form that can be repeated; what a call needs is made before it, out of its trace. */
final class RepeatedCalls {

    private static final int MAILS_TO_WARM_UP = 100;

    private final Client anonymous;
    private final Person person = Person.unique();
    private final Map<String, Supplier<Answer>> quick = new LinkedHashMap<>();
    private final Map<String, Supplier<Answer>> hashing = new LinkedHashMap<>();
    private final Map<String, Supplier<Answer>> mailed = new LinkedHashMap<>();
    private final Mailbox mailbox = Mailbox.ofStack();

    RepeatedCalls(Client anonymous) {
        this.anonymous = anonymous;
        anonymous.post("/auth/register", person.registration());
        Client user = logIn();
        documents();
        profiles(user);
        blogs(user);
        comments(user);
        passwords();
        mailLinks(user);
    }

    Map<String, Supplier<Answer>> quick() {
        return quick;
    }

    /** Those that wait for bcrypt, or that need somebody who has just logged in. */
    Map<String, Supplier<Answer>> hashing() {
        return hashing;
    }

    /** Those about a mail each, which they wait for. */
    Map<String, Supplier<Answer>> mailed() {
        return mailed;
    }

    private void documents() {
        quick.put("getSigningKeys", () -> anonymous.get("/.well-known/jwks.json"));
        quick.put("openapi.yaml", () -> anonymous.get("/openapi.yaml"));
        quick.put("swagger-ui", () -> anonymous.get("/swagger-ui/index.html"));
    }

    private void profiles(Client user) {
        quick.put("getMe", () -> user.get("/users/me"));
        quick.put("updateMe", () -> user.patch("/users/me", Map.of("bio", "Writes")));
        quick.put("getUser", () -> anonymous.get("/users/" + person.username()));
        quick.put("listSessions", () -> user.get("/auth/sessions"));
        quick.put("getMe (no token)", () -> anonymous.get("/users/me"));
    }

    private void blogs(Client user) {
        var body = Map.of("title", "Ghosts", "content", "# Boo", "tags", List.of("haunted"));
        String path = "/blogs/" + user.post("/blogs", body).text("id");
        quick.put("createBlog", () -> user.post("/blogs", body));
        quick.put("listBlogs", () -> anonymous.get("/blogs?limit=5"));
        quick.put("listBlogs (q)", () -> anonymous.get("/blogs?q=boo&limit=5"));
        quick.put("listBlogs (author)", () -> anonymous.get("/blogs?limit=5&author=" + person.username()));
        quick.put("getBlog", () -> anonymous.get(path));
        quick.put("updateBlog", () -> user.patch(path, Map.of("title", "More ghosts")));
        quick.put(
                "deleteBlog",
                () -> user.delete("/blogs/" + user.post("/blogs", body).text("id")));
    }

    private void comments(Client user) {
        var body = Map.of("content", "I see them");
        String blog = user.post("/blogs", Map.of("title", "Comments", "content", "Boo"))
                .text("id");
        String path = "/blogs/" + blog + "/comments";
        quick.put("createComment", () -> user.post(path, body));
        quick.put("listComments", () -> anonymous.get(path + "?limit=5"));
        quick.put(
                "deleteComment",
                () -> user.delete(path + "/" + user.post(path, body).text("id")));
    }

    private void passwords() {
        hashing.put(
                "register",
                () -> anonymous.post("/auth/register", Person.unique().registration()));
        hashing.put("login", () -> anonymous.post("/auth/login", person.login()));
        hashing.put(
                "refresh",
                () -> anonymous.post(
                        "/auth/refresh",
                        Map.of(
                                "refreshToken",
                                anonymous.post("/auth/login", person.login()).text("refreshToken"))));
        hashing.put("logout", () -> logIn().post("/auth/logout", Map.of()));
        hashing.put("endSession", this::endSession);
        hashing.put("changePassword", this::changePassword);
    }

    private void mailLinks(Client user) {
        // The same statements as for a known account, and no mail beside the next call.
        quick.put(
                "requestPasswordReset (unknown)",
                () -> anonymous.post("/auth/password-reset", Map.of("email", "nobody@example.org")));
        // Few calls are measured of those that wait for mails, so these warm them.
        for (int i = 0; i < MAILS_TO_WARM_UP; i++) {
            user.post("/auth/email-verification", Map.of());
        }
        mailed.put("requestEmailVerification", this::requestEmailVerification);
        mailed.put("resetPassword", this::resetPassword);

        var reader = Person.unique();
        anonymous.post("/auth/register", reader.registration());
        var verification = token("verify", reader);
        quick.put("verifyEmail", () -> anonymous.post("/auth/email-verification/confirm", verification));

        comment(user, reader);
        var unsubscription = token("unsubscribe", person);
        quick.put("unsubscribe", () -> anonymous.post("/auth/unsubscribe", unsubscription));
        quick.put("askToUnsubscribe", () -> anonymous.get("/auth/unsubscribe?token=" + unsubscription.get("token")));
        quick.put("page of a mailed link", () -> anonymous.get("/verify"));
    }

    private void comment(Client author, Person reader) {
        String blog = author.post("/blogs", Map.of("title", "Mails", "content", "Boo"))
                .text("id");
        Client commenting = anonymous.withToken(
                anonymous.post("/auth/login", reader.login()).text("accessToken"));
        commenting.post("/blogs/" + blog + "/comments", Map.of("content", "I see them"));
    }

    // The mail is awaited, so that the next call does not run beside its sending.
    private Answer requestEmailVerification() {
        var unverified = registered();
        var login = anonymous.post("/auth/login", unverified.login());
        Answer answer = anonymous.withToken(login.text("accessToken")).post("/auth/email-verification", Map.of());
        await().until(() -> mailbox.to(unverified.email()).size() == 2);
        return answer;
    }

    private Person registered() {
        var registered = Person.unique();
        anonymous.post("/auth/register", registered.registration());
        mailbox.awaitLinkTo("verify", registered.email());
        return registered;
    }

    private Answer resetPassword() {
        var forgetful = registered();
        anonymous.post("/auth/password-reset", Map.of("email", forgetful.email()));
        String token = mailbox.awaitLinkTo("reset", forgetful.email()).token("reset");
        return anonymous.post(
                "/auth/password-reset/confirm", Map.of("token", token, "newPassword", forgetful.newPassword()));
    }

    private Map<String, String> token(String page, Person receiver) {
        return Map.of("token", mailbox.awaitLinkTo(page, receiver.email()).token(page));
    }

    private Answer endSession() {
        Client user = logIn();
        String own = user.get("/auth/sessions")
                .body()
                .path("items")
                .valueStream()
                .filter(session -> session.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        return user.delete("/auth/sessions/" + own);
    }

    private Answer changePassword() {
        var same = Map.of("currentPassword", person.password(), "newPassword", person.password());
        return logIn().post("/auth/password", same);
    }

    private Client logIn() {
        return anonymous.withToken(anonymous.post("/auth/login", person.login()).text("accessToken"));
    }
}
