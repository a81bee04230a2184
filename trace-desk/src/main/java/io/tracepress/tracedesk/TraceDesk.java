package io.tracepress.tracedesk;

import io.tracepress.desk.Assets;
import io.tracepress.desk.BrowserGuard;
import io.tracepress.desk.DeskServer;
import io.tracepress.desk.Routes;
import java.io.IOException;
import java.time.InstantSource;

/** Receives traces and logs at one port and shows them at another. */
public final class TraceDesk implements AutoCloseable {

    private final TraceStore store;
    private final DeskServer desk;
    private final DeskServer otlp;

    TraceDesk(Settings settings) throws IOException {
        InstantSource clock = InstantSource.system();
        this.store = new TraceStore(settings.memory(), clock);
        QueryApi api = new QueryApi(store, clock);
        Pages pages = new Pages(store, clock);
        Routes routes = new Routes("There is nothing here. Traces are at /search.")
                .get("/", pages::home)
                .get("/search", pages::search)
                .get("/trace/*", pages::trace)
                .get("/trace/*/spans/*", pages::span)
                .get("/assets/*", new Assets(TraceDesk.class)::get)
                .get("/api/services", api::services)
                .get("/api/services/*/operations", api::operationNames)
                .get("/api/operations", api::operations)
                .get("/api/traces", api::traces)
                .get("/api/traces/*", api::trace)
                .get("/api/traces/*/logs", api::logs);
        this.otlp = DeskServer.start(settings.at(settings.otlpPort()), new OtlpHandler(store));
        this.desk = DeskServer.start(
                settings.at(settings.deskPort()),
                routes,
                new BrowserGuard(settings.bindAddress()),
                new Readers(settings.readers()));
    }

    public static void main(String[] args) {
        try {
            start();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("Trace desk: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void start() throws IOException {
        var desk = new TraceDesk(Settings.from(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(desk::close, "stop"));
        System.out.println("Trace desk: " + desk.desk.url() + ", OTLP at " + desk.otlp.url());
    }

    int deskPort() {
        return desk.port();
    }

    int otlpPort() {
        return otlp.port();
    }

    TraceStore store() {
        return store;
    }

    @Override
    public void close() {
        otlp.close();
        desk.close();
    }
}
