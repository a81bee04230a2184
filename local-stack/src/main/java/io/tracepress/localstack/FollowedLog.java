package io.tracepress.localstack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A log of which each look shows what was added since the last one. */
final class FollowedLog {

    private static final long BYTES_PER_LOOK_AT_MOST = 1_000_000;

    private final String name;
    private final Path file;
    private long position;

    FollowedLog(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    String name() {
        return name;
    }

    /** The last lines; the next look starts behind them. */
    List<String> last(int lines) {
        position = file.toFile().length();
        return position == 0 ? List.of() : LogTail.last(lines, file, position);
    }

    /** The complete lines that came since; from the beginning when a new run has replaced the file. */
    List<String> added() {
        long length = file.toFile().length();
        if (length < position) {
            position = 0;
        }
        if (length == position) {
            return List.of();
        }
        long begin = Math.max(position, length - BYTES_PER_LOOK_AT_MOST);
        var text = LogTail.read(file, begin, length);
        var complete = text.substring(0, text.lastIndexOf('\n') + 1);
        position = begin + complete.getBytes(StandardCharsets.UTF_8).length;
        return complete.lines().toList();
    }
}
