package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A component that runs a shell script; it is ready as soon as the script has written the file "ready". */
record ShellComponent(String name, Path folder, String script) implements Component {

    @Override
    public int port() {
        return 0;
    }

    @Override
    public Path log() {
        return folder.resolve(name + ".log");
    }

    @Override
    public Process launch() throws IOException {
        Files.deleteIfExists(readyFile());
        return ChildProcess.start(log(), "sh", "-c", script.replace("READY", "touch " + readyFile()));
    }

    @Override
    public boolean isReady() {
        return Files.exists(readyFile());
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(1);
    }

    private Path readyFile() {
        return folder.resolve(name + ".ready");
    }
}
