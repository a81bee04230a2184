package io.tracepress.localstack.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceQueryTest {

    private HttpServer server;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, answer.isEmpty() ? -1 : answer.length());
            exchange.getResponseBody().write(answer.getBytes());
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void nothingFoundIsNoFailure() {
        answer = "{\"data\": null, \"errors\": null}";
        assertThat(query().newest("api-gateway", 1)).isEmpty();

        status = 404;
        assertThat(query().trace(Spans.TRACE_ID)).isEmpty();
    }

    @Test
    void aServerWithoutSearchIsNoTraceStore() {
        status = 404;

        assertThatThrownBy(() -> query().newest("api-gateway", 1))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("not as Jaeger's query API does");
    }

    @Test
    void failuresAreToldInOneLine() {
        answer = "<html>";
        assertFailure("answers, but not as Jaeger's query API does");
        answer = "[]";
        assertFailure("answers, but not as Jaeger's query API does");
        answer = "";
        status = 500;
        assertFailure("answered 500");
        server.stop(0);
        assertFailure("No trace store answers at http://127.0.0.1:");
    }

    @Test
    void anAddressThatIsNoneIsToldToo() {
        assertThatThrownBy(() -> new TraceQuery("nowhere").trace(Spans.TRACE_ID))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith("No trace store answers at nowhere");
    }

    private void assertFailure(String message) {
        assertThatThrownBy(() -> query().trace(Spans.TRACE_ID))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private TraceQuery query() {
        return new TraceQuery("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
