package io.tracepress.tracedesk;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A trace desk of its own for each test, spoken to over HTTP. */
final class DeskExtension implements BeforeEachCallback, AfterEachCallback {

    /** The origin whose pages may ask. */
    static final String READER = "http://localhost:8080";

    private static final JsonMapper JSON = new JsonMapper();

    private final long memory;
    private TraceDesk desk;

    DeskExtension() {
        this(64 * 1024 * 1024);
    }

    DeskExtension(long memory) {
        this.memory = memory;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        desk = new TraceDesk(new Settings("127.0.0.1", 0, 0, memory, Set.of(READER)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        desk.close();
    }

    TraceStore store() {
        return desk.store();
    }

    int port() {
        return desk.deskPort();
    }

    void send(OtlpTrace... traces) throws Exception {
        for (OtlpTrace trace : traces) {
            Http.post(otlp("/v1/traces"), trace.traces().toByteArray());
            Http.post(otlp("/v1/logs"), trace.logs().toByteArray());
        }
    }

    URI otlp(String path) {
        return URI.create("http://127.0.0.1:" + desk.otlpPort() + path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return Http.get(URI.create("http://127.0.0.1:" + desk.deskPort() + path));
    }

    HttpResponse<String> getFrom(String origin, String path) throws Exception {
        return Http.get(URI.create("http://127.0.0.1:" + desk.deskPort() + path), origin);
    }

    JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path).body());
    }
}
