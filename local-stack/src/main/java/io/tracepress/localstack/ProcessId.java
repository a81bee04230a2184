package io.tracepress.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A process beyond doubt: a pid alone may belong to another process by now. */
record ProcessId(long pid, Instant started) {

    // Linux derives the instant from the boot time, which it rounds differently as the clock is adjusted.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, unless it has ended. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedAtTheSameTime);
    }

    private boolean startedAtTheSameTime(ProcessHandle process) {
        var difference = Duration.between(started, of(process).started());
        return difference.abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
