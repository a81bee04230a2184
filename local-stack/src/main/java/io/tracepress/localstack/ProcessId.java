package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process beyond doubt: a pid alone may belong to another process by now. */
record ProcessId(long pid, Instant started) {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    // Linux derives the instant from the boot time, which it rounds differently as the clock is adjusted.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, unless it has ended. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::startedAtTheSameTime)
                .filter(process -> !isZombie());
    }

    /** Whether it has ended, after waiting for that no longer than the given time. */
    boolean endsWithin(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (find().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private boolean startedAtTheSameTime(ProcessHandle process) {
        var difference = Duration.between(started, of(process).started());
        return difference.abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }

    /**
     * In a container whose first process cares for no orphans, they stay in the table of processes after their end. With
     * more than one thread left it has not ended yet, and still holds its ports and locks.
     */
    private boolean isZombie() {
        var entry = Path.of("/proc", Long.toString(pid));
        try (var threads = Files.list(entry.resolve("task"))) {
            var status = Files.readString(entry.resolve("stat"));
            return status.startsWith("Z", status.lastIndexOf(')') + 2) && threads.count() <= 1;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for a process to end", e);
        }
    }
}
