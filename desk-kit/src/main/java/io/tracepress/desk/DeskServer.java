package io.tracepress.desk;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server, with a virtual thread for each request. */
public final class DeskServer implements AutoCloseable {

    private static final int BACKLOG = 128;

    static {
        // Without it each answer waits for the acknowledgement of its own headers: 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Seconds that a client may take to send a request.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private DeskServer(HttpServer server) {
        this.server = server;
    }

    public static DeskServer start(InetSocketAddress address, HttpHandler handler, Filter... filters)
            throws IOException {
        var desk = new DeskServer(bind(address));
        desk.server.setExecutor(desk.threads);
        desk.server.createContext("/", handler).getFilters().addAll(List.of(filters));
        desk.server.start();
        return desk;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** For people. */
    public String url() {
        return "http:/" + server.getAddress();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            throw new IOException(
                    address.getAddress().getHostAddress() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
    }
}
