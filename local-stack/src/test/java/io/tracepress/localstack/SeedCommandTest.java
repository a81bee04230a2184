package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.localstack.seed.StubGateway;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SeedCommandTest {

    private final StubGateway gateway = new StubGateway();

    @TempDir
    private Path folder;

    @AfterEach
    void stopGateway() {
        gateway.close();
    }

    @Test
    void theLoginThatIsToldIsOneOfTheDemo(CapturedOutput output) {
        assertThat(run("--target", gateway.url(), "--blogs", "4", "--users", "3"))
                .isZero();

        assertThat(output.getOut())
                .contains("people: 3 of 3", "blogs: 4 of 4", "has 3 people, 4 blogs (0 of them drafts)")
                .contains("new are 3, 4 and " + gateway.comments.size())
                .contains("email     mira-castellan@demo.example")
                .contains("password  " + gateway.passwords.get("mira-castellan@demo.example"))
                .contains("keep them off a stack that strangers can reach");
    }

    @Test
    void withoutNumbersItIsFortyBlogsOfEightPeople() {
        assertThat(run("--target", gateway.url())).isZero();

        assertThat(gateway.blogs).hasSize(40);
        assertThat(gateway.passwords).hasSize(8);
    }

    @Test
    void moreThanADemoNeedsIsRefusedInOneLine(CapturedOutput output) {
        assertThat(run("--target", gateway.url(), "--blogs", "121")).isEqualTo(1);

        assertOneLine(output, "--blogs must be 1 to 120, not 121");
        assertThat(gateway.requests()).isZero();
    }

    @Test
    void aKnownPasswordIsForThisMachineOnlyUnlessItIsWanted(CapturedOutput output) {
        assertThat(run("--target", "http://gateway.invalid")).isEqualTo(1);

        assertOneLine(output, "http://gateway.invalid is not on this machine");
        assertThat(output.getErr()).contains("--yes-demo-accounts");
    }

    @Test
    void whereThereIsNoStackItSaysWhatToDo(CapturedOutput output) {
        assertThat(run("--target", "http://127.0.0.1:1")).isEqualTo(1);

        assertOneLine(output, "No gateway answers at http://127.0.0.1:1: start the stack with ./tracepress up -d");
    }

    @Test
    void theRunningStackIsTheTarget(CapturedOutput output) {
        Home.at(folder).prepare();
        var itself = ProcessId.of(ProcessHandle.current());
        StateFile.in(Home.at(folder)).write(StackState.starting(itself, StackSettings.withOffset(700)));

        assertThat(run()).isEqualTo(1);

        assertOneLine(output, "No gateway answers at http://localhost:8780");
    }

    private int run(String... arguments) {
        return LocalStack.run(Stream.of(
                        Stream.of("seed"),
                        Stream.of(arguments),
                        Stream.of("--root", folder.toString(), "--home", folder.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static void assertOneLine(CapturedOutput output, String text) {
        assertThat(output.getErr().strip()).contains(text).doesNotContain("\n");
    }
}
