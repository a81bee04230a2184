package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;

/** Processes that a launcher recorded and could not stop, because it was killed itself. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Ends those of them that still run, the last started first, and no other process. */
    static void end(StackState state, PrintStream out) {
        var left = new ArrayList<ProcessId>();
        state.processes()
                .forEach((name, process) -> process.find().ifPresent(handle -> {
                    out.println("Ending " + name + " (pid " + handle.pid() + "), left by a launcher that was killed");
                    left.addFirst(process);
                }));
        left.forEach(process -> process.find().ifPresent(ProcessHandle::destroy));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var process : left) {
            if (!process.endsWithin(Duration.ofNanos(deadline - System.nanoTime()))) {
                process.find().ifPresent(Leftovers::kill);
                process.endsWithin(PATIENCE);
            }
        }
    }

    private static void kill(ProcessHandle process) {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
