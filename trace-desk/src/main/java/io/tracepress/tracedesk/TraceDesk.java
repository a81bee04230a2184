package io.tracepress.tracedesk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives traces and logs at one port and shows them at another. */
public final class TraceDesk implements AutoCloseable {

    private static final int BACKLOG = 128;

    static {
        // Without it each answer waits for the acknowledgement of its own headers: 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Seconds that a client may take to send a request.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TraceStore store;
    private final HttpServer desk;
    private final HttpServer otlp;

    TraceDesk(Settings settings) throws IOException {
        InstantSource clock = InstantSource.system();
        this.store = new TraceStore(settings.memory(), clock);
        QueryApi api = new QueryApi(store, clock);
        Pages pages = new Pages(store, clock);
        Routes routes = new Routes()
                .get("/", pages::home)
                .get("/search", pages::search)
                .get("/trace/*", pages::trace)
                .get("/trace/*/spans/*", pages::span)
                .get("/assets/*", Assets::get)
                .get("/api/services", api::services)
                .get("/api/services/*/operations", api::operationNames)
                .get("/api/operations", api::operations)
                .get("/api/traces", api::traces)
                .get("/api/traces/*", api::trace)
                .get("/api/traces/*/logs", api::logs);
        this.otlp = serve(settings, settings.otlpPort(), new OtlpHandler(store));
        this.desk = serve(settings, settings.deskPort(), routes, new BrowserGuard(settings.bindAddress()));
    }

    public static void main(String[] args) throws IOException {
        var desk = new TraceDesk(Settings.from(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "stop"));
        System.out.println("Trace desk: http:/" + desk.desk.getAddress() + ", OTLP at http:/" + desk.otlp.getAddress());
    }

    int deskPort() {
        return desk.getAddress().getPort();
    }

    int otlpPort() {
        return otlp.getAddress().getPort();
    }

    TraceStore store() {
        return store;
    }

    @Override
    public void close() {
        otlp.stop(0);
        desk.stop(0);
        threads.shutdownNow();
    }

    private HttpServer serve(Settings settings, int port, HttpHandler handler, Filter... filters) throws IOException {
        HttpServer server = HttpServer.create(settings.at(port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", handler).getFilters().addAll(List.of(filters));
        server.start();
        return server;
    }
}
