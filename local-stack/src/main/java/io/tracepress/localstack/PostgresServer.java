package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL on a data folder, which the first start makes. */
record PostgresServer(Path programs, Path data, Path log, int port, String superuserPassword, Durability durability)
        implements Component {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Process launch() throws IOException {
        if (!Files.isDirectory(data)) {
            new PostgresDataFolder(binaries(), data, log).make(superuserPassword, durability);
        }
        pidFile().forgetCrash();
        return ChildProcess.start(log, binaries().command("postgres", arguments()), Map.of());
    }

    @Override
    public boolean isReady() {
        return pidFile().saysReady();
    }

    /** A fast shutdown: on SIGTERM the server would wait until the last client has left. */
    @Override
    public void requestStop(Process process) {
        var stop = List.of("stop", "--pgdata=" + data, "--mode=fast", "--no-wait", "--silent");
        try {
            ChildProcess.start(log, binaries().command("pg_ctl", stop), Map.of());
        } catch (IOException e) {
            process.destroy();
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    void createDatabase(String name, String password) {
        PostgresAdministrator.of(this).createDatabase(name, password);
    }

    private PostgresBinaries binaries() {
        return PostgresBinaries.unpackedUnder(programs);
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private Map<String, String> settings() {
        var durable = durability == Durability.DURABLE ? "on" : "off";
        return Map.of(
                // The detail of an error quotes rows, and with them people's addresses.
                "log_error_verbosity", "terse",
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "timezone", "UTC",
                "max_connections", "200",
                "shared_buffers", "32MB",
                "fsync", durable,
                "full_page_writes", durable,
                "synchronous_commit", durable);
    }

    private PostgresPidFile pidFile() {
        return PostgresPidFile.in(data);
    }
}
