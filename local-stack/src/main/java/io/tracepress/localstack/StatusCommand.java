package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", description = "Show each process; exit code 0 if all are ready, 3 if not running.")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;
    private static final String ROW = "%-17s %8s %6s  %-10s %9s %10s%n";

    @Mixin
    private StackOptions options;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var home = options.home();
        var running = new RunningStack(home).state();
        if (running.isEmpty()) {
            var left = StateFile.in(home).read().isPresent();
            out.println("Tracepress is not running"
                    + (left ? "; its launcher was killed, ./tracepress down ends what is left" : ""));
            return NOT_RUNNING;
        }
        return print(running.get(), home);
    }

    private int print(StackState state, Home home) {
        var plan = StackPlan.of(options.root(), home, state.settings(), JavaService.CacheUse.NONE);
        out.printf(ROW, "process", "pid", "port", "state", "memory", "uptime");
        var allReady = true;
        for (var component : plan.all()) {
            var process =
                    Optional.ofNullable(state.processes().get(component.name())).flatMap(ProcessId::find);
            var ready = process.isPresent() && component.isReady();
            print(component, process, ready);
            allReady &= ready;
        }
        return allReady ? 0 : 1;
    }

    private void print(Component component, Optional<ProcessHandle> process, boolean ready) {
        out.printf(
                ROW,
                component.name(),
                process.map(running -> Long.toString(running.pid())).orElse("-"),
                component.port(),
                process.isEmpty() ? "dead" : ready ? "ready" : "not ready",
                process.map(StatusCommand::memory).orElse("-"),
                process.map(StatusCommand::uptime).orElse("-"));
    }

    private static String memory(ProcessHandle process) {
        var megabytes = ProcessMemory.megabytesOfTree(process);
        return megabytes.isPresent() ? megabytes.getAsLong() + " MiB" : "-";
    }

    private static String uptime(ProcessHandle process) {
        var started = process.info().startInstant().orElse(Instant.now());
        var time = Duration.between(started, Instant.now());
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
