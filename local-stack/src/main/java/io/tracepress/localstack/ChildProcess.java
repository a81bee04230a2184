package io.tracepress.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Starts processes that read nothing and append all they print to a file, so that no closed pipe can end them. */
final class ChildProcess {

    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private static final int TEXT_FILE_BUSY = 26;
    private static final int BUSY_AT_MOST = 40;
    private static final Duration BUSY_PAUSE = Duration.ofMillis(50);

    private ChildProcess() {}

    static Process start(Path log, String... command) throws IOException {
        return start(log, List.of(command), Map.of());
    }

    static Process start(Path log, List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(NOTHING)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return started(builder, BUSY_AT_MOST);
    }

    // A program that was just unpacked is busy as long as a process that another thread starts has it open.
    private static Process started(ProcessBuilder builder, int attempts) throws IOException {
        try {
            return builder.start();
        } catch (IOException failure) {
            if (attempts == 0 || !failure.getMessage().contains("error: " + TEXT_FILE_BUSY)) {
                throw failure;
            }
            LockSupport.parkNanos(BUSY_PAUSE.toNanos());
            return started(builder, attempts - 1);
        }
    }
}
