package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SupervisorTest {

    private static final String SERVE = "READY; exec sleep 60";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private StateFile stateFile;
    private Supervisor supervisor;

    @BeforeEach
    void createSupervisor() {
        stateFile = new StateFile(folder.resolve("state.properties"));
        var state = StackState.starting(ProcessId.of(ProcessHandle.current()), StackSettings.withOffset(0));
        supervisor = new Supervisor(state, stateFile, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopEverything() {
        supervisor.stopAll(List.of(List.of(component("one", ""), component("two", ""))));
    }

    @Test
    void failsTheStartWithExitCodeAndLastLinesOfTheChildThatDied() {
        var broken = component("one", "echo no such table; exit 7");

        assertThatThrownBy(() -> supervisor.startAll(List.of(broken, component("two", SERVE))))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("one ended with exit code 7 while starting")
                .hasMessageContaining("no such table");
    }

    @Test
    void reportsADeadChildWithItsLastLinesAndStartsItAgain() {
        var component = component("one", "echo out of luck; " + SERVE);
        supervisor.startAll(List.of(component));
        supervisor.keepAll();
        var first = process("one");

        first.destroyForcibly();

        await().untilAsserted(() -> assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("one ended with exit code 137, starting it again")
                .contains("out of luck")
                .contains("one is ready again"));
        assertThat(process("one").pid()).isNotEqualTo(first.pid());
    }

    @Test
    void stopsOneGroupAfterTheOther() throws Exception {
        var order = folder.resolve("order");
        var first = component("one", "trap 'echo one >> " + order + "; kill $!; exit' TERM; sleep 60 & READY; wait");
        var second = component("two", "trap 'echo two >> " + order + "; kill $!; exit' TERM; sleep 60 & READY; wait");
        supervisor.startAll(List.of(second, first));

        supervisor.stopAll(List.of(List.of(first), List.of(second)));

        assertThat(Files.readAllLines(order)).containsExactly("one", "two");
    }

    @Test
    void killsAChildThatDoesNotEnd() {
        var stubborn = component("one", "trap '' TERM; READY; sleep 60");
        supervisor.startAll(List.of(stubborn));
        var process = process("one");

        supervisor.stopAll(List.of(List.of(stubborn)));

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void startsNothingOnceItStops() {
        supervisor.stopAll(List.of());

        assertThatThrownBy(() -> supervisor.start(component("one", SERVE))).hasMessage("Tracepress is stopping");
    }

    private ShellComponent component(String name, String script) {
        return new ShellComponent(name, folder, script);
    }

    private ProcessHandle process(String name) {
        return stateFile.read().orElseThrow().processes().get(name).find().orElseThrow();
    }
}
