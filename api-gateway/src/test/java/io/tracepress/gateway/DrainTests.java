package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.kit.testing.RealBackends;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** A gateway that stops while clients write over connections that they keep. */
class DrainTests {

    private static final int CLIENTS = 32;
    private static final FakeServices SERVICES = new FakeServices();

    private final List<Object> lost = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();

    @Test
    void everyClientIsAnsweredAndSentAway() throws Exception {
        var gateway = new SpringApplicationBuilder(ApiGatewayApplication.class)
                .initializers(new RealBackends())
                .run(
                        "--SERVER_PORT=0",
                        "--DRAIN_TIME=1s",
                        "--AUTH_SERVICE_TARGET=" + SERVICES.target(),
                        "--USER_SERVICE_TARGET=" + SERVICES.target(),
                        "--BLOG_SERVICE_TARGET=" + SERVICES.target(),
                        "--COMMENT_SERVICE_TARGET=" + SERVICES.target());
        int port = ((WebServerApplicationContext) gateway).getWebServer().getPort();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    writeUntilSentAway(URI.create("http://127.0.0.1:" + port + "/blogs"));
                    return null;
                });
            }
            await().until(() -> answered.get() > 500);
            gateway.close();
        }
        assertThat(sentAway).hasValue(CLIENTS);
        assertThat(lost).isEmpty();
    }

    private void writeUntilSentAway(URI blogs) throws InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer;
            do {
                answer = http.send(
                        HttpRequest.newBuilder(blogs)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + GatewayTest.tokenOfAda())
                                .POST(BodyPublishers.ofString("{\"title\": \"A\", \"content\": \"B\"}"))
                                .build(),
                        BodyHandlers.ofString());
                answered.incrementAndGet();
                if (answer.statusCode() != 201) {
                    lost.add(answer.statusCode() + answer.body());
                }
            } while (!isFarewell(answer));
            sentAway.incrementAndGet();
        } catch (IOException noAnswer) {
            lost.add(noAnswer);
        }
    }

    private static boolean isFarewell(HttpResponse<String> answer) {
        return answer.headers().firstValue("Connection").filter("close"::equals).isPresent();
    }
}
