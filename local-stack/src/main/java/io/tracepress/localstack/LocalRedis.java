package io.tracepress.localstack;

/** Redis on 127.0.0.1 for tests; methods throw {@link StackException} when the server fails. */
public final class LocalRedis implements AutoCloseable {

    private final RedisServer server;
    private final TemporaryServer running;

    private LocalRedis(RedisServer server, TemporaryServer running) {
        this.server = server;
        this.running = running;
    }

    /** Redis in a temporary folder on a free port with a random password, deleted on close. */
    public static LocalRedis temporary() {
        var folder = Folders.temporary("tracepress-redis-");
        var server = new RedisServer(
                folder.resolve("bin"),
                folder.resolve("data"),
                folder.resolve("redis.log"),
                Ports.free(),
                RandomPassword.next(),
                Durability.FAST);
        return new LocalRedis(server, TemporaryServer.started(server, folder));
    }

    public int port() {
        return server.port();
    }

    public String password() {
        return server.password();
    }

    /** Stops the server, ending all connections; port and data stay for {@link #start}. */
    public void stop() {
        running.stop();
    }

    /** Starts the stopped server again; returns once it answers. */
    public void start() {
        running.start();
    }

    @Override
    public void close() {
        running.close();
    }
}
