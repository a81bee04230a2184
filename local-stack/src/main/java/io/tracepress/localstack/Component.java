package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A server of the stack that runs as one child process: how to start it, ask it and stop it. */
interface Component {

    String name();

    /** The port that others reach it on. */
    int port();

    /** Where the process writes its output. */
    Path log();

    /** Fails when there is no build of what it runs. */
    default void requireBuilt() {}

    /** Starts the process without waiting for it to be ready. */
    Process launch() throws IOException;

    /** One quick look, which may fail for any reason while the server starts. */
    boolean isReady();

    /** Asks the process to finish its work and end. */
    default void requestStop(Process process) {
        process.destroy();
    }

    /** How long it may take to become ready. */
    default Duration startTimeout() {
        return Duration.ofSeconds(60);
    }

    /** How long it may take to end before it is killed. */
    default Duration stopTimeout() {
        return Duration.ofSeconds(20);
    }
}
