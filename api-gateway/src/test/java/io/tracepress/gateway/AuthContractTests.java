package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.kit.testing.TestKeys;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient.RequestBodySpec;

class AuthContractTests extends GatewayTest {

    private static final String LOGIN = """
            {"email": "ada@example.org", "password": "correct horse"}""";

    @Test
    void aRefreshTokenInTheBodyBuysTokensInTheBody() {
        var answer = post("/auth/refresh", """
                {"refreshToken": "old"}""");

        answer.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectHeader()
                .doesNotExist(HttpHeaders.SET_COOKIE)
                .expectBody()
                .json("""
                        {"accessToken": "access", "refreshToken": "after-old", "tokenType": "Bearer",
                         "expiresIn": 900}""");
    }

    @Test
    void aWebClientGetsItsRefreshTokenInACookieThatScriptsCannotRead() {
        var result = asWebClient("/auth/login")
                .body(LOGIN)
                .exchange()
                .expectBody(String.class)
                .returnResult();

        assertThat(result.getResponseBody())
                .contains("\"accessToken\":\"access\"")
                .doesNotContain("refresh");
        assertThat(result.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE))
                .startsWith("refresh_token=refresh; Path=/auth; Max-Age=2592000;")
                .contains("; HttpOnly; SameSite=Strict");
    }

    @Test
    void aWebClientRefreshesWithItsCookie() {
        var result = asWebClient("/auth/refresh")
                .cookie("refresh_token", "old")
                .exchange()
                .expectBody(String.class)
                .returnResult();

        assertThat(result.getResponseBody()).doesNotContain("refreshToken");
        assertThat(result.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE)).startsWith("refresh_token=after-old;");
    }

    @Test
    void aCookieAloneRefreshesNothing() {
        http.post()
                .uri("/auth/refresh")
                .cookie("refresh_token", "old")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"refreshToken": "after-"}""");
    }

    @Test
    void logoutClearsTheCookie() {
        var answer = postAsAda("/auth/logout", "");

        answer.expectStatus().isNoContent();
        answer.expectHeader().valueMatches(HttpHeaders.SET_COOKIE, "refresh_token=; Path=/auth; Max-Age=0;.*");
        assertThat(SERVICES.calls("Logout")).isOne();
    }

    @Test
    void aUserSeesAndEndsSessions() {
        getAsAda("/auth/sessions").expectStatus().isOk().expectBody().json("""
                {"items": [{"id": "%s", "device": "a browser", "current": true,
                            "createdAt": "2026-01-01T00:00:00Z", "lastUsedAt": "2026-01-01T00:00:00Z"}]}""".formatted(FakeServices.SESSION_ENDED));
        http.method(HttpMethod.DELETE)
                .uri("/auth/sessions/" + FakeServices.SESSION_ENDED)
                .headers(headers -> headers.setBearerAuth(tokenOfAda()))
                .exchange()
                .expectStatus()
                .isNoContent();
        assertThat(SERVICES.calls("RevokeSession")).isOne();
    }

    @Test
    void aPasswordIsChanged() {
        postAsAda("/auth/password", """
                {"currentPassword": "old one", "newPassword": "new one"}""").expectStatus().isNoContent();
        assertThat(SERVICES.calls("ChangePassword")).isOne();
    }

    @Test
    void signingKeysAreAJwkSet() {
        var key = (RSAPublicKey) TestKeys.jwt().getPublic();

        get("/.well-known/jwks.json").expectStatus().isOk().expectBody().json("""
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "AQAB"}]}""".formatted(
                        TestKeys.JWT_KEY_ID, base64(key.getModulus())));
    }

    @Test
    void aClientCannotLieAboutItsAddress() {
        http.post()
                .uri("/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .header("X-Forwarded-For", "203.0.113.7")
                .header(HttpHeaders.USER_AGENT, "a test")
                .body(LOGIN)
                .exchange();

        assertThat(SERVICES.lastClient().getAddress()).isEqualTo("127.0.0.1");
        assertThat(SERVICES.lastClient().getDevice()).isEqualTo("a test");
    }

    @Test
    void everybodySeesAProfile() {
        get("/users/grace").expectStatus().isOk().expectBody().json("""
                {"username": "grace", "displayName": "Ada"}""");
    }

    @Test
    void aUserChangesTheirProfile() {
        http.patch()
                .uri("/users/me")
                .headers(headers -> headers.setBearerAuth(tokenOfAda()))
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"bio": "Counts"}""")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"displayName": "Ada", "bio": "Counts"}""");
    }

    private RequestBodySpec asWebClient(String path) {
        return http.post().uri(path).contentType(MediaType.APPLICATION_JSON).header("Tracepress-Client", "web");
    }

    private static String base64(BigInteger unsigned) {
        byte[] bytes = unsigned.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
