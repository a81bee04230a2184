package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    private static final ProcessId THIS_PROCESS = ProcessId.of(ProcessHandle.current());

    @TempDir
    private Path folder;

    private StateFile file;

    @BeforeEach
    void nameFile() {
        file = new StateFile(folder.resolve("state.properties"));
    }

    @Test
    void tellsWhatWasWritten() {
        var state = StackState.starting(THIS_PROCESS, StackSettings.withOffset(100))
                .withProcess("redis", THIS_PROCESS)
                .withProcess("auth-service", new ProcessId(42, Instant.parse("2026-01-01T12:00:00.120Z")))
                .nowReady();

        file.write(state);

        assertThat(file.read()).contains(state);
    }

    @Test
    void remembersJaeger() {
        var settings = new StackSettings(0, Optional.of(Path.of("/opt/my \\ tools/jaeger")));

        file.write(StackState.starting(THIS_PROCESS, settings));

        assertThat(file.read().orElseThrow().settings()).isEqualTo(settings);
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void complainsAboutADamagedFileInOneLine() throws IOException {
        Files.writeString(file.file(), "ready=");

        assertThatThrownBy(file::read).isInstanceOf(StackException.class).hasMessageStartingWith("Cannot understand");
    }

    @Test
    void namesTheGatewayWithTheOffset() throws IOException {
        file.write(StackState.starting(THIS_PROCESS, StackSettings.withOffset(100)));

        assertThat(Files.readAllLines(file.file()))
                .contains(
                        "gateway.url=http://localhost:8180",
                        "mail.url=http://localhost:8125",
                        "traces.url=http://localhost:16786",
                        "ready=false");
    }

    @Test
    void recognisesAProcessByPidAndStart() {
        assertThat(THIS_PROCESS.find()).contains(ProcessHandle.current());
    }

    @Test
    void doesNotRecogniseAnotherProcessThatHasThePidByNow() {
        var earlier = THIS_PROCESS.started().minus(Duration.ofMinutes(10));

        assertThat(new ProcessId(THIS_PROCESS.pid(), earlier).find()).isEmpty();
    }
}
