package io.tracepress.system;

import io.tracepress.system.Client.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every call of the REST API, as one person makes it with valid input. Answers are named by the operationId of the
 * OpenAPI document, with a remark in brackets where a call has more than one form.
 */
final class Endpoints {

    private final Client anonymous;
    private final Person person;
    private final Mailbox mailbox = Mailbox.ofStack();
    private final Map<String, Answer> answers = new LinkedHashMap<>();

    private Endpoints(Client anonymous, Person person) {
        this.anonymous = anonymous;
        this.person = person;
    }

    static Map<String, Answer> callAll(Client anonymous, Person person) {
        var endpoints = new Endpoints(anonymous, person);
        endpoints.documents();
        Client user = endpoints.loggedIn();
        endpoints.verification(user);
        endpoints.profiles(user);
        endpoints.blogs(user);
        endpoints.sessions(user);
        endpoints.endings(user);
        return endpoints.answers;
    }

    private void documents() {
        keep("openapi.yaml", anonymous.get("/openapi.yaml"));
        keep("swagger-ui", anonymous.get("/swagger-ui/index.html"));
        keep("page of the blog", anonymous.get("/"));
        keep("page of a mailed link", anonymous.get("/verify"));
        keep("getSigningKeys", anonymous.get("/.well-known/jwks.json"));
    }

    private Client loggedIn() {
        keep("register", anonymous.post("/auth/register", person.registration()));
        Answer login = keep("login", anonymous.post("/auth/login", person.login()));
        var refresh = Map.of("refreshToken", login.text("refreshToken"));
        return anonymous.withToken(
                keep("refresh", anonymous.post("/auth/refresh", refresh)).text("accessToken"));
    }

    private void verification(Client user) {
        keep("requestEmailVerification", user.post("/auth/email-verification", Map.of()));
        var token =
                Map.of("token", mailbox.awaitLinkTo("verify", person.email()).token("verify"));
        keep("verifyEmail", anonymous.post("/auth/email-verification/confirm", token));
    }

    private void profiles(Client user) {
        keep("getMe", user.get("/users/me"));
        keep("updateMe", user.patch("/users/me", Map.of("displayName", "Ada", "bio", "Writes")));
        keep("getUser", anonymous.get("/users/" + person.username()));
    }

    private void blogs(Client user) {
        var body = Map.of("title", "Ghosts", "content", "# Boo", "tags", List.of("haunted"));
        Answer blog = keep("createBlog", user.post("/blogs", body));
        String path = "/blogs/" + blog.text("id");
        keep("listBlogs", anonymous.get("/blogs?limit=5"));
        keep("listBlogs (q)", anonymous.get("/blogs?q=boo"));
        keep("listBlogs (tag)", anonymous.get("/blogs?tag=haunted"));
        keep("listBlogs (author)", anonymous.get("/blogs?author=" + person.username()));
        keep("listBlogs (drafts)", user.get("/blogs?drafts=true"));
        keep("getBlog", anonymous.get(path));
        keep("getBlog (slug)", anonymous.get("/blogs/" + blog.text("slug")));
        keep("updateBlog", user.with("If-Match", blog.header("ETag")).patch(path, Map.of("title", "More ghosts")));
        comments(user, path + "/comments");
        keep("deleteBlog", user.delete(path));
    }

    private void comments(Client user, String path) {
        Answer comment = keep("createComment", user.post(path, Map.of("content", "I see them")));
        var reply = Map.of("content", "Where?", "parentId", comment.text("id"));
        keep("createComment (reply)", user.post(path, reply));
        keep("listComments", anonymous.get(path));
        keep("deleteComment", user.delete(path + "/" + comment.text("id")));
        noticesOfComments(path);
    }

    private void noticesOfComments(String path) {
        var reader = Person.unique();
        anonymous.post("/auth/register", reader.registration());
        Answer login = anonymous.post("/auth/login", reader.login());
        keep(
                "createComment (by a reader)",
                anonymous.withToken(login.text("accessToken")).post(path, Map.of("content", "So do I")));
        String token = mailbox.awaitLinkTo("unsubscribe", person.email()).token("unsubscribe");
        keep("askToUnsubscribe", anonymous.get("/auth/unsubscribe?token=" + token));
        keep("unsubscribe", anonymous.post("/auth/unsubscribe", Map.of("token", token)));
    }

    private void sessions(Client user) {
        keep("login (second)", anonymous.post("/auth/login", person.login()));
        Answer sessions = keep("listSessions", user.get("/auth/sessions"));
        String other = sessions.body()
                .path("items")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .map(session -> session.path("id").asString())
                .findFirst()
                .orElseThrow();
        keep("endSession", user.delete("/auth/sessions/" + other));
    }

    private void endings(Client user) {
        keep("changePassword", user.post("/auth/password", person.passwordChange()));
        keep("logout", user.post("/auth/logout", Map.of()));
        keep("requestPasswordReset", anonymous.post("/auth/password-reset", Map.of("email", person.email())));
        String token = mailbox.awaitLinkTo("reset", person.email()).token("reset");
        var reset = Map.of("token", token, "newPassword", person.newPassword());
        keep("resetPassword", anonymous.post("/auth/password-reset/confirm", reset));
    }

    private Answer keep(String name, Answer answer) {
        if (answer.status() >= 400) {
            throw new AssertionError(name + " answered " + answer.status() + ": " + answer.content());
        }
        answers.put(name, answer);
        return answer;
    }
}
