package io.tracepress.localstack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file; none when there is no such file. */
final class LogTail {

    private static final int LINES_IN_MESSAGES = 15;
    private static final long BYTES_PER_LINE_AT_MOST = 2_000;

    private LogTail() {}

    /** Indented, for printing under a message. */
    static String indented(Path log) {
        return String.join("\n", last(LINES_IN_MESSAGES, log)).indent(4);
    }

    static List<String> last(int lines, Path log) {
        return Files.isReadable(log) ? last(lines, log, log.toFile().length()) : List.of();
    }

    /** The last lines before the given position. */
    static List<String> last(int lines, Path log, long end) {
        var all = read(log, Math.max(0, end - lines * BYTES_PER_LINE_AT_MOST), end)
                .lines()
                .toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    static String read(Path log, long begin, long end) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var bytes = new byte[(int) (end - begin)];
            file.seek(begin);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StackException("Cannot read " + log + ": " + e.getMessage(), e);
        }
    }
}
