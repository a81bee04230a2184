package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts components, notes their processes, starts them again when they die, and stops them. */
final class Supervisor {

    private final StateFile stateFile;
    private final PrintStream out;
    private final Map<String, RunningComponent> running = new LinkedHashMap<>();
    private final List<Thread> keepers = new ArrayList<>();
    private StackState state;
    private boolean stopping;

    Supervisor(StackState state, StateFile stateFile, PrintStream out) {
        this.state = state;
        this.stateFile = stateFile;
        this.out = out;
        stateFile.write(state);
    }

    /** Returns when all of them are ready; the first that fails ends the wait. */
    void startAll(Collection<? extends Component> components) {
        InParallel.each(components, this::startAndAnnounce);
    }

    /** Starts a component and waits until it is ready. */
    RunningComponent start(Component component) {
        var started = launch(component);
        started.awaitReady();
        return started;
    }

    /** Declares the stack ready; from now on, whatever dies is started again. */
    synchronized void keepAll() {
        running.values().forEach(component -> {
            var keeper = new Keeper(this, component, new RestartPolicy(), out);
            keepers.add(Thread.ofVirtual()
                    .name("keeper of " + component.component().name())
                    .start(keeper));
        });
        state = state.nowReady();
        stateFile.write(state);
    }

    /** Stops the groups one after the other, and the components of a group at once; nothing starts afterwards. */
    void stopAll(List<? extends Collection<? extends Component>> groups) {
        synchronized (this) {
            stopping = true;
            keepers.forEach(Thread::interrupt);
        }
        groups.forEach(group -> InParallel.each(runningOf(group), RunningComponent::stop));
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized RunningComponent launch(Component component) {
        if (stopping) {
            throw new StackException("Tracepress is stopping");
        }
        var launched = RunningComponent.launch(component);
        running.put(component.name(), launched);
        state = state.withProcess(
                component.name(), ProcessId.of(launched.process().toHandle()));
        stateFile.write(state);
        return launched;
    }

    private void startAndAnnounce(Component component) {
        long begin = System.nanoTime();
        start(component);
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;
        out.printf("  %-16s ready after %4.1f s%n", component.name(), seconds);
    }

    private synchronized List<RunningComponent> runningOf(Collection<? extends Component> group) {
        return group.stream()
                .map(component -> running.get(component.name()))
                .filter(Objects::nonNull)
                .toList();
    }
}
