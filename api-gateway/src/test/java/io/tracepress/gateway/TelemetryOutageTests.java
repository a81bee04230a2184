package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Telemetry is sent to one that takes the connection and never answers; with logs, to one that is not there. */
class TelemetryOutageTests extends GatewayTest {

    // More spans than the queue of the exporter holds.
    private static final int REQUESTS = 500;

    private static final ServerSocket SILENT = open();
    private static final Queue<Socket> ACCEPTED = new ConcurrentLinkedQueue<>();

    @DynamicPropertySource
    static void telemetry(DynamicPropertyRegistry properties) throws IOException {
        Thread.ofPlatform().daemon().start(TelemetryOutageTests::accept);
        int nobody;
        try (var closed = open()) {
            nobody = closed.getLocalPort();
        }
        properties.add("OTEL_TRACES_EXPORTER", () -> "otlp");
        properties.add("OTEL_LOGS_EXPORTER", () -> "otlp");
        properties.add("otel.exporter.otlp.endpoint", () -> "http://127.0.0.1:" + SILENT.getLocalPort());
        properties.add("otel.exporter.otlp.logs.endpoint", () -> "http://127.0.0.1:" + nobody + "/v1/logs");
        properties.add("otel.bsp.schedule.delay", () -> "10");
        properties.add("otel.blrp.schedule.delay", () -> "10");
    }

    @AfterAll
    static void close() throws IOException {
        SILENT.close();
        for (Socket socket : ACCEPTED) {
            socket.close();
        }
    }

    @Test
    void requestsGoOnAsIfNothingHadHappened() {
        for (int i = 0; i < REQUESTS; i++) {
            get("/blogs").expectStatus().isOk();
        }

        await().untilAsserted(() -> assertThat(ACCEPTED).isNotEmpty());
        get("/blogs").expectStatus().isOk();
    }

    private static void accept() {
        try {
            while (true) {
                ACCEPTED.add(SILENT.accept());
            }
        } catch (IOException closed) {
            // The tests are over.
        }
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
