package io.tracepress.localstack;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stop everything.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

    @Mixin
    private StackOptions options;

    @Option(names = "--purge", description = "Delete the data, and the secrets that protect it.")
    private boolean purge;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var home = options.home();
        var state = StateFile.in(home).read();
        state.ifPresent(this::stopLauncher);
        if (Files.isDirectory(home.run())) {
            try (var _ = lock(home)) {
                endLeftovers(StateFile.in(home));
                purgeIfAsked(home);
            }
        }
        out.println(state.isPresent() ? "Tracepress is down" : "Tracepress is not running");
        return 0;
    }

    private void stopLauncher(StackState state) {
        state.launcher().find().ifPresent(launcher -> {
            out.println("Stopping Tracepress (pid " + launcher.pid() + ")");
            launcher.destroy();
            if (!state.launcher().endsWithin(PATIENCE)) {
                out.println("It does not end, so it is killed");
                launcher.destroyForcibly();
                state.launcher().endsWithin(PATIENCE);
            }
        });
    }

    private StackLock lock(Home home) {
        return StackLock.acquireWithin(LOCK_PATIENCE, home)
                .orElseThrow(() -> new StackException("Tracepress is just being started by someone else; try again"));
    }

    private void endLeftovers(StateFile stateFile) {
        stateFile.read().ifPresent(left -> Leftovers.end(left, out));
        stateFile.delete();
    }

    private void purgeIfAsked(Home home) {
        if (purge) {
            Folders.delete(home.data());
            Folders.delete(home.secrets());
            out.println("The data and its secrets are deleted");
        }
    }
}
