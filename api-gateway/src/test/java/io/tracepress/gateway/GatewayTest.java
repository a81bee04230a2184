package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.RealBackends;
import io.tracepress.kit.testing.RecordedSpans;
import io.tracepress.kit.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The gateway on a real port, called over HTTP, in front of {@link FakeServices}. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = RealBackends.class)
@Import(RecordedSpans.class)
abstract class GatewayTest {

    static final FakeServices SERVICES = new FakeServices();

    private static final Caller ADA = new Caller(UUID.fromString(FakeServices.AUTHOR_ID), UUID.randomUUID(), "ada");

    RestTestClient http;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        for (String service : new String[] {"AUTH", "USER", "BLOG", "COMMENT"}) {
            properties.add(service + "_SERVICE_TARGET", SERVICES::target);
        }
        // Ample, since a first call on a busy machine takes long; tests of deadlines choose their own.
        properties.add("REQUEST_DEADLINE", () -> "20s");
        properties.add("DECORATION_DEADLINE", () -> "20s");
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        SERVICES.reset();
    }

    static String tokenOfAda() {
        return TestTokens.accessToken(ADA);
    }

    static String tokenOfAnEndedSession() {
        return TestTokens.accessToken(new Caller(ADA.userId(), UUID.fromString(FakeServices.SESSION_ENDED), "ada"));
    }

    RestTestClient.ResponseSpec get(String path, Object... variables) {
        return http.get().uri(path, variables).exchange();
    }

    RestTestClient.ResponseSpec getAsAda(String path) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(tokenOfAda()))
                .exchange();
    }

    /** With the given headers: a name, its value, and so on. */
    RestTestClient.ResponseSpec asAda(String method, String path, String json, String... headers) {
        var request = http.method(HttpMethod.valueOf(method))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(all -> all.setBearerAuth(tokenOfAda()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.body(json).exchange();
    }

    RestTestClient.ResponseSpec post(String path, String json) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    RestTestClient.ResponseSpec postAsAda(String path, String json) {
        return http.method(HttpMethod.POST)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(tokenOfAda()))
                .body(json)
                .exchange();
    }

    /** A problem that names the trace which the client was told of; its body. */
    static String assertProblem(RestTestClient.ResponseSpec response, int status) {
        var result = response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class)
                .returnResult();
        String traceId = result.getResponseHeaders().getFirst("traceresponse").split("-")[1];
        assertThat(result.getResponseBody())
                .contains("\"status\":" + status)
                .contains("\"traceId\":\"" + traceId + "\"");
        return result.getResponseBody();
    }
}
