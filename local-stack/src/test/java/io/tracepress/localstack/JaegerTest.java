package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class JaegerTest {

    @TempDir
    private Path folder;

    @Test
    void listensOnMovedPortsOfTheLoopbackAddressOnly() throws Exception {
        var printer = program("cat \"$2\"");
        var log = folder.resolve("jaeger.log");
        var jaeger = new Jaeger(printer, folder.resolve("jaeger.yaml"), new StackPorts(100), log);

        assertThat(jaeger.launch().waitFor()).isZero();

        assertThat(Files.readString(log)).contains("\"127.0.0.1:4418\"", "\"127.0.0.1:16786\"");
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("endpoint")))
                .hasSize(3)
                .allMatch(line -> line.contains("\"127.0.0.1:"));
        assertThat(jaeger.isReady()).isFalse();
    }

    @Test
    void answersThePageOfTheBlog() throws Exception {
        var log = folder.resolve("jaeger.log");
        var jaeger = new Jaeger(program("cat \"$2\""), folder.resolve("jaeger.yaml"), new StackPorts(100), log);

        assertThat(jaeger.launch().waitFor()).isZero();

        assertThat(Files.readString(log)).contains("allowed_origins: [http://localhost:8180, http://127.0.0.1:8180]");
    }

    @Test
    void isRecognisedByItsIntroduction() throws IOException {
        var jaeger = program("echo Jaeger backend v2");

        assertThat(JaegerBinary.require(jaeger.toString())).isEqualTo(jaeger);
    }

    @Test
    void otherProgramsAreRefused() throws IOException {
        for (var script : new String[] {"echo all-in-one", "exit 1", "exec yes"}) {
            var other = program(script).toString();

            assertThatThrownBy(() -> JaegerBinary.require(other))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("is not Jaeger 2")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        var nothing = folder.resolve("nothing").toString();

        assertThatThrownBy(() -> JaegerBinary.require(nothing))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("There is no program " + nothing);
        assertThatThrownBy(() -> JaegerBinary.require("no-such-program")).isInstanceOf(StackException.class);
    }

    private Path program(String script) throws IOException {
        var file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
