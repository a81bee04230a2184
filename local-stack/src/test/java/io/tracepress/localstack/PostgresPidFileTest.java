package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPidFileTest {

    private static final String REST = "\n/data/postgres\n1795226400\n54320\n\n127.0.0.1\n  1234 5\n";

    @TempDir
    private Path folder;

    @Test
    void forgetsAPidThatAnotherProgramHasByNowButKeepsTheRest() throws IOException {
        var file = write(ProcessHandle.current().pid() + REST);

        PostgresPidFile.in(folder).forgetCrash();

        assertThat(Files.readString(file)).isEqualTo("2147483647" + REST);
    }

    @Test
    void noLongerSaysReadyAfterACrash() throws IOException {
        write("2147483646" + REST + "ready   \n");

        PostgresPidFile.in(folder).forgetCrash();

        assertThat(PostgresPidFile.in(folder).saysReady()).isFalse();
    }

    @Test
    void isReadyOnlyWhenTheServerSaysSo() throws IOException {
        assertThat(PostgresPidFile.in(folder).saysReady()).isFalse();
        write("1" + REST + "starting\n");
        assertThat(PostgresPidFile.in(folder).saysReady()).isFalse();
        write("1" + REST + "ready   \n");
        assertThat(PostgresPidFile.in(folder).saysReady()).isTrue();
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("postmaster.pid"), content);
    }
}
