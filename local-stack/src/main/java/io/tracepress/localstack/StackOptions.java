package io.tracepress.localstack;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command: which build to run, and where its data is. */
final class StackOptions {

    @Option(names = "--root", paramLabel = "FOLDER", description = "The project folder (default: where you are).")
    private Path root = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Data, secrets and logs (default: ROOT/.tracepress).")
    private Path home;

    Path root() {
        return root.toAbsolutePath().normalize();
    }

    Home home() {
        return Home.at(home == null ? root().resolve(".tracepress") : home);
    }
}
