package io.tracepress.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private DeskServer server;

    @BeforeEach
    void start() throws Exception {
        Routes routes = new Routes("Books are at /books.")
                .get("/books/*.txt", request -> Answer.text(200, "text of " + request.variable()))
                .get("/books/*", request -> Answer.text(200, request.variable() + " " + request.parameter("page")))
                .delete("/books/*", request -> Answer.text(200, "gone: " + request.variable()))
                .get("/broken", request -> {
                    throw new IllegalStateException("no ink");
                });
        server = DeskServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), routes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstPathThatMatchesCountsAndItsStarIsAVariable() throws Exception {
        assertThat(ask("GET", "/books/moby%20dick+1?page=7").body()).isEqualTo("moby dick+1 7");
        assertThat(ask("GET", "/books/moby.txt").body()).isEqualTo("text of moby");
        assertThat(ask("DELETE", "/books/moby").body()).isEqualTo("gone: moby");
    }

    @Test
    void otherMethodsAreToldWhatIsAllowed() throws Exception {
        assertThat(ask("HEAD", "/books/moby").statusCode()).isEqualTo(200);
        assertThat(ask("POST", "/books/moby").statusCode()).isEqualTo(405);
        assertThat(ask("POST", "/books/moby").headers().firstValue("Allow")).contains("GET, HEAD, DELETE");
    }

    @Test
    void whereThereIsNothingItSaysWhereThereIsSomething() throws Exception {
        assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
        assertThat(ask("GET", "/").body()).isEqualTo("Books are at /books.\n");
    }

    @Test
    void aFailureIsAnAnswerToo() throws Exception {
        assertThat(ask("GET", "/broken").statusCode()).isEqualTo(500);
        assertThat(ask("GET", "/broken").body()).contains("no ink");
    }

    private HttpResponse<String> ask(String method, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
