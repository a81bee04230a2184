package io.tracepress.localstack;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedLogTest {

    @TempDir
    private Path folder;

    private Path file;
    private FollowedLog log;

    @BeforeEach
    void writeThreeLines() throws IOException {
        file = Files.writeString(folder.resolve("redis.log"), "one\ntwo\nthree\n");
        log = new FollowedLog("redis", file);
    }

    @Test
    void showsTheLastLinesFirstAndThenWhatIsAdded() throws IOException {
        assertThat(log.last(2)).containsExactly("two", "three");
        Files.writeString(file, "four\nfi", APPEND);
        assertThat(log.added()).containsExactly("four");
        Files.writeString(file, "ve\n", APPEND);
        assertThat(log.added()).containsExactly("five");
        assertThat(log.added()).isEmpty();
    }

    @Test
    void beginsAgainWithTheLogOfANewRun() throws IOException {
        log.last(1);
        Files.writeString(file, "new\n");

        assertThat(log.added()).containsExactly("new");
    }

    @Test
    void isEmptyAsLongAsThereIsNoFile() {
        var missing = new FollowedLog("none", folder.resolve("none.log"));

        assertThat(missing.last(10)).isEmpty();
        assertThat(missing.added()).isEmpty();
    }
}
