package io.tracepress.tracedesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The slowest of the traces that had to go, for a quarter of an hour: a load test is over before anybody asks. */
final class SlowestTraces {

    private static final Duration KEPT = Duration.ofMinutes(15);

    private final long bound;
    private final Map<String, HeldTrace> byId = new HashMap<>();
    private final NavigableSet<HeldTrace> fastestFirst =
            new TreeSet<>(Comparator.comparingLong(HeldTrace::request).thenComparing(HeldTrace::id));
    private long bytes;

    /** Within so many bytes. */
    SlowestTraces(long bound) {
        this.bound = bound;
    }

    /** Adds a trace, or replaces it, if there is room for one of its duration. */
    void put(HeldTrace trace, Instant now) {
        find(trace.id()).ifPresent(this::remove);
        if (trace.request() == 0) {
            return;
        }
        byId.put(trace.id(), trace);
        fastestFirst.add(trace);
        bytes += trace.bytes();
        while (bytes > bound) {
            remove(tooOld(now).orElseGet(fastestFirst::first));
        }
    }

    Optional<HeldTrace> find(String traceId) {
        return Optional.ofNullable(byId.get(traceId));
    }

    Stream<HeldTrace> all() {
        return byId.values().stream();
    }

    int size() {
        return byId.size();
    }

    long bytes() {
        return bytes;
    }

    private Optional<HeldTrace> tooOld(Instant now) {
        return fastestFirst.stream()
                .filter(trace -> trace.changed().isBefore(now.minus(KEPT)))
                .findFirst();
    }

    private void remove(HeldTrace trace) {
        byId.remove(trace.id());
        fastestFirst.remove(trace);
        bytes -= trace.bytes();
    }
}
