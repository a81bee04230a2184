package io.tracepress.localstack;

/** Stops the stack in good order when the launcher is asked to end: by Ctrl-C, SIGTERM or SIGHUP. */
final class StopOnSignal {

    private static final int CANCELLED = 130;

    private final Runnable stop;
    private final Thread hook = new Thread(this::stopAndExit, "stop");
    private volatile boolean signalled;
    private volatile int exitCode = CANCELLED;

    private StopOnSignal(Runnable stop) {
        this.stop = stop;
    }

    static StopOnSignal doing(Runnable stop) {
        var stopOnSignal = new StopOnSignal(stop);
        Runtime.getRuntime().addShutdownHook(stopOnSignal.hook);
        return stopOnSignal;
    }

    /** From now on a signal is the expected end, with exit code 0; blocks until then. */
    int awaitAsTheEnd() {
        exitCode = 0;
        awaitExit();
        return exitCode;
    }

    /** Lets the launcher end without the hook; blocks when a signal was faster. */
    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyExiting) {
            awaitExit();
        }
    }

    boolean wasSignalled() {
        return signalled;
    }

    private void stopAndExit() {
        signalled = true;
        stop.run();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void awaitExit() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
