package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Watches one component and starts it again when it dies. */
final class Keeper implements Runnable {

    private final Supervisor supervisor;
    private final RestartPolicy policy;
    private final PrintStream out;
    private RunningComponent watched;

    Keeper(Supervisor supervisor, RunningComponent watched, RestartPolicy policy, PrintStream out) {
        this.supervisor = supervisor;
        this.watched = watched;
        this.policy = policy;
        this.out = out;
    }

    @Override
    public void run() {
        try {
            while (true) {
                int exitCode = watched.process().waitFor();
                if (supervisor.isStopping() || !revive(exitCode)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when it has died too often. */
    private boolean revive(int exitCode) throws InterruptedException {
        var name = watched.component().name();
        var log = watched.component().log();
        var delay = policy.delayAfterDeathAt(Instant.now());
        var plan = delay.map(time -> "starting it again in " + time.toSeconds() + " s")
                .orElse("it died too often and stays down (./tracepress logs " + name + ")");
        out.print(name + " ended with exit code " + exitCode + ", " + plan + "; the end of " + log + ":\n"
                + LogTail.indented(log));
        out.flush();
        if (delay.isEmpty()) {
            return false;
        }
        Thread.sleep(delay.get());
        startAgain(name);
        return true;
    }

    private void startAgain(String name) {
        long begin = System.nanoTime();
        var dead = watched;
        try {
            watched = supervisor.launch(dead.component());
            watched.awaitReady();
            out.println(name + " is ready again after "
                    + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
        } catch (StackException e) {
            // Another death is reported by the next round.
            if (!supervisor.isStopping()
                    && (watched == dead || watched.process().isAlive())) {
                out.println(e.getMessage());
            }
        }
    }
}
