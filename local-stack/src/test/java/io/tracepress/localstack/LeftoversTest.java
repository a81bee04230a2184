package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class LeftoversTest {

    private static final StackState NOTHING =
            StackState.starting(ProcessId.of(ProcessHandle.current()), StackSettings.withOffset(0));

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Process process;

    @BeforeEach
    void startProcess() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endProcess() {
        process.destroyForcibly();
    }

    @Test
    void areEndedAndNamed() throws InterruptedException {
        Leftovers.end(NOTHING.withProcess("redis", ProcessId.of(process.toHandle())), new PrintStream(output));

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(output.toString()).contains("Ending redis (pid " + process.pid() + ")");
    }

    @Test
    void doNotIncludeAnotherProcessThatHasThePidByNow() {
        var started = ProcessId.of(process.toHandle()).started();
        var other = new ProcessId(process.pid(), started.minus(Duration.ofHours(1)));

        Leftovers.end(NOTHING.withProcess("redis", other), new PrintStream(output));

        assertThat(process.isAlive()).isTrue();
        assertThat(output.toString()).isEmpty();
    }
}
