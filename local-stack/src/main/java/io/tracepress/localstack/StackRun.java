package io.tracepress.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One life of the stack: from the first process to the last. */
final class StackRun {

    private final StackPlan plan;
    private final StateFile stateFile;
    private final Supervisor supervisor;
    private final PrintStream out;

    private StackRun(StackPlan plan, StateFile stateFile, Supervisor supervisor, PrintStream out) {
        this.plan = plan;
        this.stateFile = stateFile;
        this.supervisor = supervisor;
        this.out = out;
    }

    static StackRun of(StackPlan plan, PrintStream out) {
        var stateFile = StateFile.in(plan.home());
        var state = StackState.starting(ProcessId.of(ProcessHandle.current()), plan.settings());
        return new StackRun(plan, stateFile, new Supervisor(state, stateFile, out), out);
    }

    /** Returns when all is ready; from then on, whatever dies is started again. */
    void start() {
        out.println("Starting Tracepress in " + plan.home().folder());
        StackPlan.names().forEach(name -> keepAsPrevious(plan.home().log(name)));
        List<Runnable> preparations = List.of(this::startInfrastructure, this::extractServices);
        InParallel.each(preparations, Runnable::run);
        if (plan.usesStartupCaches()) {
            new StartupCaches(supervisor, out).makeMissing(plan.services());
        }
        supervisor.startAll(plan.servicesAndDesks());
        out.println(new ReadyReport(plan).text());
        supervisor.keepAll();
    }

    void stop() {
        out.println("Stopping Tracepress");
        supervisor.stopAll(plan.stopOrder());
        stateFile.delete();
        out.println("Stopped");
    }

    private void startInfrastructure() {
        supervisor.startAll(plan.infrastructure());
        plan.createDatabases();
    }

    private void extractServices() {
        InParallel.each(plan.services(), service -> service.app().extract());
    }

    private static void keepAsPrevious(Path log) {
        try {
            if (Files.exists(log)) {
                Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new StackException("Cannot begin a new " + log + ": " + e.getMessage(), e);
        }
    }
}
