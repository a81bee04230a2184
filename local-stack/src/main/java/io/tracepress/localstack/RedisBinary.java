package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/** The redis-server program for this platform. */
final class RedisBinary {

    private RedisBinary() {}

    /** Writes it into the folder; the library deletes it again when the JVM exits. */
    static Path unpackedUnder(Path folder) {
        try {
            Files.createDirectories(folder);
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException e) {
            throw new StackException("Cannot unpack Redis into " + folder + ": " + e.getMessage(), e);
        }
    }
}
