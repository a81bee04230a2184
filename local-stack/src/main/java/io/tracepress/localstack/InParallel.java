package io.tracepress.localstack;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to several things at once. */
final class InParallel {

    private InParallel() {}

    /** Returns when all is done; the first failure interrupts the others and is thrown. */
    static <T> void each(Collection<? extends T> things, Consumer<T> action) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ExecutorCompletionService<Void>(executor);
            things.forEach(thing -> tasks.submit(() -> action.accept(thing), null));
            try {
                for (int i = 0; i < things.size(); i++) {
                    tasks.take().get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw e.getCause() instanceof StackException expected
                        ? expected
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted", e);
            }
        }
    }
}
