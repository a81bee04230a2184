package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** What no well-behaved client sends. */
class HostileRequestTests extends GatewayTest {

    private static final int MIB = 1024 * 1024;

    @LocalServerPort
    int port;

    @Test
    void aBodyOfMoreThanOneMebibyteIsTooLarge() {
        assertProblem(post("/auth/login", login("x".repeat(MIB))), 413);
        assertThat(SERVICES.calls("Login")).isZero();
    }

    @Test
    void aSmallBodyThatUnpacksToMoreThanOneMebibyteIsTooLarge() throws IOException {
        byte[] bomb = gzip(login("x".repeat(50 * MIB)));
        assertThat(bomb).hasSizeLessThan(MIB);

        assertProblem(sendGzip(bomb), 413);
    }

    @Test
    void aPackedBodyIsRead() throws IOException {
        sendGzip(gzip(login("secret"))).expectStatus().isOk();
    }

    @Test
    void whatClaimsToBePackedAndIsNotIsABadRequest() {
        assertProblem(sendGzip("{}".getBytes(StandardCharsets.UTF_8)), 400);
    }

    @Test
    void otherContentCodingsAreRefused() {
        assertProblem(
                http.post()
                        .uri("/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Content-Encoding", "br")
                        .body("{}")
                        .exchange(),
                415);
    }

    @Test
    void formsAreRefused() {
        assertProblem(
                http.post()
                        .uri("/auth/login")
                        .header("Content-Type", "multipart/form-data")
                        .body("{}")
                        .exchange(),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blogs?%1D=x", "/blogs?=null", "/blogs?q=%1D"})
    void strangeParametersAreNoFaultOfOurs(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1")).matches("(?s)HTTP/1.1 (200|400) .*");
    }

    @Test
    void strangeHeadersAreABadRequest() throws IOException {
        assertThat(raw("GET /blogs/a-blog HTTP/1.1\r\nIf-None-Match: \u00d7\u00f8"))
                .matches("(?s)HTTP/1.1 (200|400) .*");
        assertThat(raw("POST /blogs HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                        + "Authorization: Bearer " + tokenOfAda() + "\r\nIdempotency-Key: \u0097"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void deepNestingIsABadRequest() {
        assertProblem(post("/auth/login", "[".repeat(100_000)), 400);
        assertProblem(post("/auth/login", "{\"email\":".repeat(100_000)), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/blogs/../auth/sessions",
                "/blogs/%2e%2e/auth/sessions",
                "/blogs;x=y/a",
                "//users/me",
                "/blogs/%2fusers%2fme",
                "/blogs/%00",
                "/blogs/%0d%0a",
                "/blogs/a%5cb",
                "/assets/../verify.html",
                "/assets/..%2fverify.html",
                "/assets/%2e%2e/verify.html",
                "/assets/..;/verify.html",
                "/users/me/",
                "/USERS/ME"
            })
    void pathTricksLeadNowhere(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1");

        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*application/problem\\+json.*");
        assertThat(SERVICES.calls("GetUser") + SERVICES.calls("ListSessions")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /blogs|x HTTP/1.1", "GET  HTTP/1.1", "\u0001 / HTTP/1.1"})
    void whatIsNotHttpIsAProblemToo(String requestLine) throws IOException {
        // Where Tomcat cannot tell the protocol it answers as HTTP/0.9 did, with a body alone.
        assertThat(raw(requestLine)).contains("\"status\":400").doesNotContain("<html", "Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "BREW"})
    void methodsThatARouteDoesNotHaveAreNotAllowed(String method) throws IOException {
        assertThat(raw(method + " /blogs HTTP/1.1")).matches("(?s)HTTP/1.1 (405|501) .*");
    }

    @Test
    void optionsSayWhichMethodsThereAre() {
        http.method(HttpMethod.OPTIONS)
                .uri("/blogs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Allow");
    }

    @Test
    void headAnswersLikeGetWithoutABody() {
        http.head().uri("/blogs").exchange().expectStatus().isOk();
        http.head().uri("/users/me").exchange().expectStatus().isUnauthorized();
    }

    private org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec sendGzip(byte[] body) {
        return http.post()
                .uri("/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Encoding", "gzip")
                .body(body)
                .exchange();
    }

    private static String login(String password) {
        return "{\"email\": \"ada@example.org\", \"password\": \"" + password + "\"}";
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private String raw(String requestLine) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n{}")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
