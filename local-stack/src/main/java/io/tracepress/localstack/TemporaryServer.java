package io.tracepress.localstack;

import java.nio.file.Path;

/** A component that lives in a temporary folder: both go on close, or else when the JVM exits. */
final class TemporaryServer implements AutoCloseable {

    private final Component component;
    private final Path folder;
    private final Thread atExit;
    private RunningComponent running;

    private TemporaryServer(Component component, Path folder) {
        this.component = component;
        this.folder = folder;
        this.atExit = new Thread(this::stopAndDelete, "end of " + component.name());
    }

    static TemporaryServer started(Component component, Path folder) {
        var server = new TemporaryServer(component, folder);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        try {
            server.start();
            return server;
        } catch (StackException e) {
            server.close();
            throw e;
        }
    }

    synchronized void start() {
        if (running == null) {
            running = RunningComponent.launch(component);
            running.awaitReady();
        }
    }

    synchronized void stop() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            return;
        }
        stopAndDelete();
    }

    private void stopAndDelete() {
        stop();
        Folders.delete(folder);
    }
}
