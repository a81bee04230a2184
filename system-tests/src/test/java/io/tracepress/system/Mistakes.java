package io.tracepress.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What people and programs do wrong with secrets. All of it is refused, and must leave none of them behind. */
record Mistakes(ObservedStack stack, Person person, String accessToken, String refreshToken) {

    void makeAll() throws IOException, SQLException {
        wrongPasswords();
        passwordsInWrongFields();
        tokensInWrongHeaders();
        secretsInUrls();
        requestsThatAreNoHttp();
        whileTheDatabaseFails();
        whileRedisHangs();
    }

    private void wrongPasswords() {
        refused(anonymous().post("/auth/login", Map.of("email", person.email(), "password", person.wrongPassword())));
        refused(anonymous().post("/auth/register", person.registration()));
        refused(user().post(
                        "/auth/password",
                        Map.of("currentPassword", person.wrongPassword(), "newPassword", person.password())));
    }

    private void passwordsInWrongFields() {
        String password = person.newPassword();
        refused(anonymous().post("/auth/login", Map.of("email", password, "password", person.email())));
        refused(anonymous().post("/auth/login", Map.of("email", person.email(), "passwd", password)));
        refused(anonymous().post("/auth/login", Map.of("email", person.email(), "password", List.of(password))));
        refused(anonymous()
                .post(
                        "/auth/register",
                        Map.of("email", "not " + person.email(), "username", password, "password", "x")));
        Client json = anonymous().with("Content-Type", "application/json");
        refused(json.send(
                "POST", "/auth/login", "{\"email\": \"" + person.email() + "\", \"password\": \"" + password));
        refused(json.send("POST", "/auth/login", "{\"password\": " + password + "}"));
        refused(json.send("POST", "/auth/login", password));
        refused(anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/auth/login", "password=" + encoded(password)));
    }

    private void tokensInWrongHeaders() {
        refused(anonymous().with("Authorization", accessToken).get("/users/me"));
        refused(anonymous().with("Authorization", "Basic " + accessToken).get("/users/me"));
        refused(anonymous().with("X-Auth-Token", accessToken).get("/users/me"));
        refused(anonymous().with("Cookie", "access_token=" + accessToken).get("/users/me"));
        refused(anonymous().withToken(refreshToken).get("/users/me"));
        refused(anonymous().post("/auth/refresh", Map.of("refreshToken", accessToken)));
        refused(anonymous()
                .withToken(accessToken.substring(0, accessToken.length() - 9))
                .get("/users/me"));
    }

    /** Also email addresses, which are nobody's business either. */
    private void secretsInUrls() {
        refused(anonymous().get("/users/me?access_token=" + accessToken));
        refused(anonymous().get("/users/me?token=" + refreshToken));
        refused(anonymous()
                .post("/auth/login?email=" + person.email() + "&password=" + encoded(person.newPassword()), Map.of()));
        anonymous().get("/blogs?author=" + encoded(person.email()));
        anonymous().get("/blogs?q=" + person.email());
        refused(anonymous().get("/users/" + person.email()));
        refused(anonymous().get("/blogs/" + accessToken));
        refused(user().delete("/auth/sessions/" + accessToken));
        refused(anonymous().get("/auth/refresh/" + refreshToken));
        refused(anonymous().get("/auth/login/" + person.email() + "/" + encoded(person.newPassword())));
    }

    /** Tomcat refuses and logs these itself. */
    private void requestsThatAreNoHttp() throws IOException {
        assertThat(raw("GET /users/me?access_token=" + accessToken + "|< HTTP/1.1", "Host: localhost"))
                .contains(" 400 ");
        assertThat(raw("GET /users/me HTTP/1.1", "Host: localhost", "Authorization : Bearer " + accessToken))
                .contains(" 400 ");
        assertThat(raw("GET /users/me?password=" + accessToken + "%zz HTTP/1.1", "Host: localhost"))
                .contains(" 40");
        assertThat(raw("GET /users/me HTTP/1.1", "Host: localhost", "Cookie: access token=\"" + accessToken + "; x"))
                .contains(" 40");
        assertThat(raw("Bearer:" + accessToken + " /users/me HTTP/1.1", "Host: localhost"))
                .contains(" 400 ");
    }

    private void whileTheDatabaseFails() throws SQLException {
        stack.databases().execute("auth", "ALTER TABLE credentials RENAME TO away");
        try {
            refused(anonymous().post("/auth/login", person.login()));
            refused(anonymous().post("/auth/register", Person.unique().registration()));
            refused(user().post("/auth/password", person.passwordChange()));
            refused(anonymous().post("/auth/refresh", Map.of("refreshToken", refreshToken)));
        } finally {
            stack.databases().execute("auth", "ALTER TABLE away RENAME TO credentials");
        }
    }

    private void whileRedisHangs() {
        try (var _ = stack.stack().suspended("redis")) {
            refused(anonymous().post("/auth/login", person.login()));
        }
    }

    private Client anonymous() {
        return stack.client();
    }

    private Client user() {
        return anonymous().withToken(accessToken);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as(answer.content()).isGreaterThanOrEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String raw(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Stack.port(8080))) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(64), US_ASCII);
        }
    }
}
