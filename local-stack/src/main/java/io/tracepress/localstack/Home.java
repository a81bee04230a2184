package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Path;

/** The folder that holds all that the stack leaves on disk, readable for its owner only. */
record Home(Path folder) {

    static Home at(Path folder) {
        return new Home(folder.toAbsolutePath().normalize());
    }

    Home prepare() {
        try {
            Folders.ownerOnly(folder);
            for (var part : new Path[] {data(), secrets(), logs(), run(), apps(), programs()}) {
                Folders.ownerOnly(part);
            }
            return this;
        } catch (IOException e) {
            throw new StackException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path apps() {
        return folder.resolve("apps");
    }

    Path programs() {
        return folder.resolve("bin");
    }
}
