package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a launcher recorded and could not stop, because it was killed itself. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Ends those of them that still run, the last started first, and no other process. */
    static void end(StackState state, PrintStream out) {
        var left = new ArrayList<ProcessHandle>();
        state.processes()
                .forEach((name, process) -> process.find().ifPresent(handle -> {
                    out.println("Ending " + name + " (pid " + handle.pid() + "), left by a launcher that was killed");
                    left.addFirst(handle);
                }));
        left.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var process : left) {
            if (!endsBefore(deadline, process)) {
                kill(process);
            }
        }
    }

    private static boolean endsBefore(long deadline, ProcessHandle process) {
        try {
            process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void kill(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        endsBefore(System.nanoTime() + PATIENCE.toNanos(), process);
    }
}
