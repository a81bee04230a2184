package io.tracepress.localstack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Programs that the user has installed. */
final class Programs {

    private Programs() {}

    /** Looks where a variable like MVN or K6 says, then on the PATH. */
    static Optional<Path> find(String command) {
        var named = System.getenv(command.toUpperCase(Locale.ROOT));
        if (named != null && Files.isExecutable(Path.of(named))) {
            return Optional.of(Path.of(named));
        }
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
