package io.tracepress.kit.testing;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Another service, as a real gRPC server whose answers the test decides. */
public final class Neighbour implements AutoCloseable {

    private final Server server;

    private Neighbour(Server server) {
        this.server = server;
    }

    /** Starts the service on a free port. */
    public static Neighbour serving(BindableService... services) {
        var builder = ServerBuilder.forPort(0);
        for (var service : services) {
            builder.addService(service);
        }
        try {
            return new Neighbour(builder.build().start());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where the service under test finds it. */
    public String target() {
        return "dns:///127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
