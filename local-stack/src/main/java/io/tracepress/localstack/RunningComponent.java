package io.tracepress.localstack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A component whose process has been started. */
final class RunningComponent {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Component component;
    private final Process process;

    private RunningComponent(Component component, Process process) {
        this.component = component;
        this.process = process;
    }

    static RunningComponent launch(Component component) {
        try {
            return new RunningComponent(component, component.launch());
        } catch (IOException e) {
            throw new StackException(component.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    Component component() {
        return component;
    }

    Process process() {
        return process;
    }

    /** Returns once it is ready; fails with its last log lines when it ends or takes too long. */
    void awaitReady() {
        long deadline = System.nanoTime() + component.startTimeout().toNanos();
        while (!component.isReady()) {
            if (endsWithin(POLL_INTERVAL)) {
                throw failure("ended with exit code " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > deadline) {
                throw failure("was not ready after " + component.startTimeout().toSeconds() + " s");
            }
        }
    }

    /** Asks it to end, waits, and kills it with all that it started when it takes too long. */
    void stop() {
        stop(component.stopTimeout());
    }

    void stop(Duration patience) {
        if (process.isAlive()) {
            component.requestStop(process);
            if (!endsWithin(patience)) {
                var children = process.descendants().toList();
                process.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
                endsWithin(component.stopTimeout());
            }
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for " + component.name(), e);
        }
    }

    private StackException failure(String what) {
        return new StackException(component.name() + " " + what + "; the end of " + component.log() + ":\n"
                + LogTail.indented(component.log()));
    }
}
