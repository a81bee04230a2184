package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatIsStillBeingWrittenIsStartedOnceItIsNot(@TempDir Path folder) throws Exception {
        Path program = Files.copy(Path.of("/bin/true"), folder.resolve("program"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var writer = Files.newByteChannel(program, StandardOpenOption.WRITE);
        Thread.ofVirtual().start(() -> closeLate(writer));

        Process process = ChildProcess.start(folder.resolve("log"), program.toString());

        assertThat(process.waitFor()).isZero();
    }

    // Late enough for a first attempt to fail; if it does not, the test says nothing, but it does not fail.
    private static void closeLate(AutoCloseable writer) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
        try {
            writer.close();
        } catch (Exception failure) {
            throw new IllegalStateException(new IOException(failure));
        }
    }
}
