package io.tracepress.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The ahead-of-time caches (JEP 514) that let a service start in a fraction of the time; they cost one run each. */
record StartupCaches(Supervisor supervisor, PrintStream out) {

    private static final Duration CACHE_WRITING = Duration.ofMinutes(3);

    /** A service without a cache afterwards is only slower to start. */
    void makeMissing(List<JavaService> services) {
        var missing = services.stream()
                .filter(service -> Files.notExists(service.cache()))
                .toList();
        if (!missing.isEmpty()) {
            out.println("Making start-up caches (first run after a build: a minute or two) …");
            InParallel.each(missing, this::make);
        }
    }

    private void make(JavaService service) {
        try {
            train(service);
            deleteOldCaches(service);
            Files.move(service.unfinishedCache(), service.cache(), StandardCopyOption.ATOMIC_MOVE);
        } catch (StackException | IOException e) {
            if (!supervisor.isStopping()) {
                out.println("  " + service.name() + " starts without a cache: its training run failed, see "
                        + service.app().log());
            }
        }
    }

    /** The JVM writes the cache when it ends. */
    private void train(JavaService service) {
        var training = supervisor.launch(service.forTraining());
        try {
            training.awaitReady();
        } finally {
            training.stop(CACHE_WRITING);
        }
    }

    private static void deleteOldCaches(JavaService service) throws IOException {
        try (var caches = Files.newDirectoryStream(service.app().folder(), "start-*.aot")) {
            for (var cache : caches) {
                Files.delete(cache);
            }
        }
    }
}
