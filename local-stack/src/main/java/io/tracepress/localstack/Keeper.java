package io.tracepress.localstack;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Watches one component and starts it again when it dies. */
final class Keeper implements Runnable {

    private final Supervisor supervisor;
    private final RestartPolicy policy;
    private final PrintStream out;
    private RunningComponent watched;
    private Optional<Instant> readySince;

    /** Of a component that is ready. */
    Keeper(Supervisor supervisor, RunningComponent watched, RestartPolicy policy, PrintStream out) {
        this.supervisor = supervisor;
        this.watched = watched;
        this.policy = policy;
        this.out = out;
        this.readySince = Optional.of(Instant.now());
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

    /** False when it is hopeless. */
    private boolean revive(int exitCode) throws InterruptedException {
        var name = watched.component().name();
        var log = watched.component().log();
        var delay = policy.delayAfterDeath(readySince, Instant.now());
        var plan = delay.map(Keeper::announcement)
                .orElse("it never gets ready and stays down (./tracepress logs " + name + ")");
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

    private static String announcement(Duration delay) {
        return delay.isZero() ? "starting it again" : "starting it again in " + delay.toSeconds() + " s";
    }

    private void startAgain(String name) {
        long begin = System.nanoTime();
        var dead = watched;
        readySince = Optional.empty();
        try {
            watched = supervisor.launch(dead.component());
            watched.awaitReady();
            readySince = Optional.of(Instant.now());
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
