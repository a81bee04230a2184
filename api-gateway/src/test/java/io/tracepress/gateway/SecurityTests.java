package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class SecurityTests extends GatewayTest {

    private static final Set<String> OPEN_ROUTES = Set.of(
            "POST /auth/register",
            "POST /auth/login",
            "POST /auth/refresh",
            "POST /auth/password-reset",
            "POST /auth/password-reset/confirm",
            "POST /auth/email-verification/confirm",
            "POST /auth/unsubscribe",
            "GET /auth/unsubscribe",
            "GET /",
            "GET /verify",
            "GET /reset",
            "GET /unsubscribe",
            "GET /.well-known/jwks.json",
            "GET /openapi.yaml",
            "GET /users/{username}",
            "GET /blogs",
            "GET /blogs/{idOrSlug}",
            "GET /blogs/{id}/comments");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Test
    void everyRouteIsOpenOrNeedsAToken() {
        for (String route : (Iterable<String>) routes()::iterator) {
            int anonymous = call(route, null);
            int user = call(route, tokenOfAda());

            assertThat(anonymous == 401)
                    .as("anonymous %s: %d", route, anonymous)
                    .isEqualTo(!OPEN_ROUTES.contains(route));
            assertThat(user).as("user %s", route).isNotIn(401, 403);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aTokenThatIsNotOursIsRefusedEvenWhereNoneIsNeeded(String name, String token) {
        assertThat(call("GET /users/me", token)).isEqualTo(401);
        assertThat(call("GET /blogs", token)).isEqualTo(401);
    }

    @Test
    void anEndedSessionIsRefused() {
        assertThat(call("GET /users/me", tokenOfAnEndedSession())).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, 503", "INTERNAL, 500"})
    void nobodyGetsInWhileSessionsCannotBeChecked(Status.Code code, int status) {
        SERVICES.fail("CheckSession", code.toStatus());

        assertThat(call("GET /users/me", tokenOfAda())).isEqualTo(status);
        assertThat(SERVICES.calls("GetUser")).isZero();
    }

    @Test
    void aChallengeSaysWhatIsNeeded() {
        get("/users/me")
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private Stream<String> routes() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(route -> !route.getPatternValues().contains("/error"))
                .flatMap(route -> route.getPatternValues().stream()
                        .flatMap(path -> route.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> method + " " + path)));
    }

    private int call(String route, String token) {
        String[] methodAndPath = route.split(" ");
        return http.method(HttpMethod.valueOf(methodAndPath[0]))
                .uri(methodAndPath[1].replaceAll("\\{[^}]+}", FakeServices.BLOG_ID))
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .body("{}")
                .exchange()
                .returnResult()
                .getStatus()
                .value();
    }
}
