package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** The stack of a home folder as another process sees it. */
record RunningStack(Home home) {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final Duration START_AT_MOST = Duration.ofMinutes(10);

    /** Empty unless its launcher is alive. */
    Optional<StackState> state() {
        return StateFile.in(home).read().filter(state -> state.launcher().find().isPresent());
    }

    /** Where its gateway is, or where that of a stack with default ports would be, such as that of docker compose. */
    String gatewayUrl() {
        return state().map(StackState::gatewayUrl).orElseGet(new StackPorts(0)::gatewayUrl);
    }

    /** Where its traces are, or where those of a stack with default ports would be. */
    String tracesUrl() {
        return state().map(StackState::tracesUrl).orElse("http://localhost:" + StackPorts.TRACES);
    }

    /** For whoever finds the lock taken: 0 once the stack is ready, 1 when it goes away instead. */
    int awaitReady(PrintStream out) {
        var announced = false;
        long deadline = System.nanoTime() + START_AT_MOST.toNanos();
        while (System.nanoTime() < deadline && isLocked()) {
            var state = state();
            if (state.filter(StackState::ready).isPresent()) {
                out.println("Tracepress is already up (pid "
                        + state.get().launcher().pid() + "): " + state.get().gatewayUrl());
                return 0;
            }
            if (!announced && state.isPresent()) {
                out.println("Tracepress is already starting (pid "
                        + state.get().launcher().pid() + "); waiting for it");
                announced = true;
            }
            pause();
        }
        throw new StackException("Another ./tracepress was busy with this folder and did not come up; try again");
    }

    private boolean isLocked() {
        var lock = StackLock.tryAcquire(home);
        lock.ifPresent(StackLock::close);
        return lock.isEmpty();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted", e);
        }
    }
}
