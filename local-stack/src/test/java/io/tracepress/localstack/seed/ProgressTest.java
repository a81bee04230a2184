package io.tracepress.localstack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final List<Integer> EIGHT = List.of(1, 2, 3, 4, 5, 6, 7, 8);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void onATerminalABarGrows() {
        on(StandardCharsets.UTF_8, true).each("blogs", EIGHT, _ -> {});

        assertThat(text())
                .startsWith("\r  blogs        ░░")
                .contains("\r  blogs        ███████████████░░░░░░░░░░░░░░░ 4/8")
                .endsWith("█ 8/8" + System.lineSeparator());
    }

    @Test
    void aTerminalWithoutBlocksHasOtherCharacters() {
        on(StandardCharsets.US_ASCII, true).each("blogs", EIGHT, _ -> {});

        assertThat(text()).contains("\r  blogs        ###############............... 4/8");
    }

    @Test
    void elsewhereEachQuarterIsALine() {
        on(StandardCharsets.UTF_8, false).each("blogs", EIGHT, _ -> {});

        assertThat(text().lines()).containsExactly("blogs: 2 of 8", "blogs: 4 of 8", "blogs: 6 of 8", "blogs: 8 of 8");
    }

    @Test
    void aComplaintBeginsOnALineOfItsOwn() {
        var progress = on(StandardCharsets.UTF_8, true);

        assertThatThrownBy(() -> progress.each("blogs", EIGHT, _ -> {
                    throw new SeedException("no");
                }))
                .isInstanceOf(SeedException.class);
        assertThat(text()).endsWith("0/8" + System.lineSeparator());
    }

    @Test
    void nothingToDoIsNothingToShow() {
        on(StandardCharsets.UTF_8, true).each("blogs", List.of(), _ -> {});

        assertThat(text()).isEmpty();
    }

    private Progress on(Charset charset, boolean terminal) {
        return Progress.on(new PrintStream(written, true, charset), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
