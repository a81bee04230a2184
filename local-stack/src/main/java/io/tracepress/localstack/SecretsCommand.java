package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "secrets",
        description = "Make the passwords and keys of a stack of containers, those that are missing, and give each"
                + " process a folder with its own.")
final class SecretsCommand implements Callable<Integer> {

    @Option(names = "--into", paramLabel = "FOLDER", required = true, description = "Where the folders are.")
    private Path folder;

    @Override
    public Integer call() {
        new SecretShares(new Secrets(folder.resolve("all")), folder).write();
        return 0;
    }
}
