package io.tracepress.localstack;

import io.tracepress.localstack.load.Usage;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Watches what processes, with all that they start, use of the CPU and of memory until it is closed. */
final class ProcessUsage implements AutoCloseable {

    private static final Duration CPU_INTERVAL = Duration.ofSeconds(1);
    // The kernel walks all pages of a process for it, which the load test must not notice.
    private static final Duration MEMORY_INTERVAL = Duration.ofSeconds(10);
    private static final double MILLIS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);

    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private Map<String, OptionalLong> mostMemory = Map.of();

    /** The CPU time of each process of a tree, when it was first and last seen. */
    private record Watched(ProcessHandle root, Map<Long, Duration> atFirst, Map<Long, Duration> atLast) {

        static Watched of(ProcessHandle root) {
            return new Watched(root, cpuTimes(root), new HashMap<>());
        }

        void look() {
            atLast.putAll(cpuTimes(root));
        }

        double cpuSeconds() {
            return atLast.entrySet().stream()
                            .map(process ->
                                    process.getValue().minus(atFirst.getOrDefault(process.getKey(), Duration.ZERO)))
                            .mapToLong(Duration::toMillis)
                            .sum()
                    / MILLIS_PER_SECOND;
        }

        private static Map<Long, Duration> cpuTimes(ProcessHandle root) {
            var times = new HashMap<Long, Duration>();
            Stream.concat(Stream.of(root), root.descendants())
                    .forEach(process ->
                            process.info().totalCpuDuration().ifPresent(time -> times.put(process.pid(), time)));
            return times;
        }
    }

    ProcessUsage() {
        clock.scheduleWithFixedDelay(
                this::lookAtCpu, CPU_INTERVAL.toMillis(), CPU_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                this::lookAtMemory, MEMORY_INTERVAL.toMillis(), MEMORY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void watch(String name, ProcessHandle process) {
        watched.put(name, Watched.of(process));
    }

    /** Of each process since it is watched, in that order. */
    synchronized List<Usage> soFar() {
        lookAtCpu();
        lookAtMemory();
        return watched.entrySet().stream()
                .map(entry -> new Usage(
                        entry.getKey(),
                        entry.getValue().cpuSeconds(),
                        mostMemory.getOrDefault(entry.getKey(), OptionalLong.empty())))
                .toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private synchronized void lookAtCpu() {
        watched.values().forEach(Watched::look);
    }

    private synchronized void lookAtMemory() {
        var memory = new HashMap<String, OptionalLong>();
        watched.forEach((name, process) -> memory.put(name, ProcessMemory.megabytesOfTree(process.root())));
        if (sum(memory) > sum(mostMemory)) {
            mostMemory = memory;
        }
    }

    private static long sum(Map<String, OptionalLong> memory) {
        return memory.values().stream().flatMapToLong(OptionalLong::stream).sum();
    }
}
