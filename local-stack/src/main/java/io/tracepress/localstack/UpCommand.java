package io.tracepress.localstack;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start everything and stay until Ctrl-C.")
final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every port (default: 0).")
    private int portOffset;

    @Option(
            names = "--no-startup-cache",
            description = "Start the JVMs without their start-up caches, which is slower.")
    private boolean noStartupCache;

    @Option(
            names = "--jaeger",
            arity = "0..1",
            paramLabel = "PATH",
            fallbackValue = Jaeger.NAME,
            description = "Keep traces in this Jaeger 2 (default: the one on the PATH) instead of the trace desk.")
    private String jaeger;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var home = options.home().prepare();
        var lock = StackLock.tryAcquire(home);
        if (lock.isEmpty()) {
            return new RunningStack(home).awaitReady(out);
        }
        try (var _ = lock.get()) {
            endLeftovers(StateFile.in(home));
            return run(home);
        }
    }

    private void endLeftovers(StateFile stateFile) {
        stateFile.read().ifPresent(left -> Leftovers.end(left, out));
        stateFile.delete();
    }

    private int run(Home home) {
        var cacheUse = noStartupCache ? JavaService.CacheUse.NONE : JavaService.CacheUse.READ;
        var settings = new StackSettings(portOffset, Optional.ofNullable(jaeger).map(JaegerBinary::require));
        var plan = StackPlan.of(options.root(), home, settings, cacheUse);
        plan.all().forEach(Component::requireBuilt);
        new StackPorts(portOffset).requireFree();
        var stack = StackRun.of(plan, out);
        var stopOnSignal = StopOnSignal.doing(stack::stop);
        try {
            stack.start();
        } catch (StackException e) {
            stopAfterFailure(stack, stopOnSignal, e);
            return 1;
        }
        return stopOnSignal.awaitAsTheEnd();
    }

    private static void stopAfterFailure(StackRun stack, StopOnSignal stopOnSignal, StackException failure) {
        if (!stopOnSignal.wasSignalled()) {
            System.err.println(failure.getMessage().stripTrailing());
            stack.stop();
        }
        stopOnSignal.cancel();
    }
}
