package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Memory of processes as their proportional share: pages used by several count once in the sum. */
final class ProcessMemory {

    private ProcessMemory() {}

    /** Of a process and all that it started, in MiB; empty where the system does not tell. */
    static OptionalLong megabytesOfTree(ProcessHandle root) {
        var shares = Stream.concat(Stream.of(root), root.descendants())
                .map(ProcessMemory::kilobytes)
                .flatMapToLong(OptionalLong::stream)
                .toArray();
        return shares.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Arrays.stream(shares).sum() / 1024);
    }

    private static OptionalLong kilobytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
