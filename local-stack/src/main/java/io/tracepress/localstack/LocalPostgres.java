package io.tracepress.localstack;

/** PostgreSQL on 127.0.0.1 for tests; methods throw {@link StackException} when the server fails. */
public final class LocalPostgres implements AutoCloseable {

    private final PostgresServer server;
    private final TemporaryServer running;

    private LocalPostgres(PostgresServer server, TemporaryServer running) {
        this.server = server;
        this.running = running;
    }

    /** PostgreSQL in a temporary folder on a free port, deleted on close; fast (fsync off), for tests. */
    public static LocalPostgres temporary() {
        var folder = Folders.temporary("tracepress-postgres-");
        var server = new PostgresServer(
                Folders.cache(),
                folder.resolve("data"),
                folder.resolve("postgres.log"),
                Ports.free(),
                RandomPassword.next(),
                Durability.FAST);
        return new LocalPostgres(server, TemporaryServer.started(server, folder));
    }

    public int port() {
        return server.port();
    }

    /** Creates role and database of that name if absent; the role owns the database. */
    public void createDatabase(String name, String password) {
        server.createDatabase(name, password);
    }

    public String jdbcUrl(String database) {
        return server.jdbcUrl(database);
    }

    /** Stops the server, ending all connections; port and data stay for {@link #start}. */
    public void stop() {
        running.stop();
    }

    /** Starts the stopped server again; returns once it accepts connections. */
    public void start() {
        running.start();
    }

    @Override
    public void close() {
        running.close();
    }
}
