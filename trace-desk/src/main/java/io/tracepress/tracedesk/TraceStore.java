package io.tracepress.tracedesk;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The traces of the last while, within a bound of bytes. The one whose first span came first goes first, and as a
 * whole: no trace can stay by going on and on. The slowest of those that had to go stay a while longer.
 */
final class TraceStore {

    private static final double MEGABYTE = 1024 * 1024;
    private static final int MAX_ITEMS_PER_TRACE = 20_000;
    private static final int TRACES_OF_FULL_SIZE = 8;
    private static final int PART_OF_THE_SLOWEST = 8;

    private final long bound;
    private final InstantSource clock;
    private final SequencedMap<String, HeldTrace> traces = new LinkedHashMap<>();
    private final SlowestTraces slowest;
    private long bytes;

    TraceStore(long bound, InstantSource clock) {
        this.bound = bound;
        this.clock = clock;
        this.slowest = new SlowestTraces(bound / PART_OF_THE_SLOWEST);
    }

    synchronized void add(Collection<Chunk> chunks) {
        chunks.forEach(this::add);
        evict();
    }

    synchronized Optional<HeldTrace> find(String traceId) {
        return slowest.find(traceId)
                .or(() -> Optional.ofNullable(traces.get(traceId)))
                .filter(HeldTrace::hasSpans);
    }

    /** Latest start first, as they are now. */
    List<HeldTrace> newestFirst() {
        return snapshot().stream()
                .filter(HeldTrace::hasSpans)
                .sorted(Comparator.comparingLong(HeldTrace::start).reversed())
                .toList();
    }

    /** Latest start first, each read only when the stream comes to it. */
    Stream<HeldTrace> find(SpanFilter filter) {
        return newestFirst().stream()
                .filter(held -> held.operations().stream().anyMatch(filter::mayMatch))
                .filter(held -> held.trace().spans().stream().anyMatch(filter));
    }

    List<String> services() {
        return snapshot().stream()
                .flatMap(trace -> trace.operations().stream())
                .map(Operation::service)
                .distinct()
                .sorted()
                .toList();
    }

    List<Operation> operations(String service) {
        return snapshot().stream()
                .flatMap(trace -> trace.operations().stream())
                .filter(operation -> operation.service().equals(service))
                .distinct()
                .sorted(Comparator.comparing(Operation::name).thenComparing(Operation::kind))
                .toList();
    }

    synchronized long bytes() {
        return bytes + slowest.bytes();
    }

    /** For people. */
    synchronized String state() {
        return String.format(
                Locale.ROOT,
                "%,d traces in %.1f of %.0f MB",
                traces.size() + slowest.size(),
                bytes() / MEGABYTE,
                bound / MEGABYTE);
    }

    private synchronized List<HeldTrace> snapshot() {
        return Stream.concat(slowest.all(), traces.values().stream()).toList();
    }

    private void add(Chunk chunk) {
        Optional<HeldTrace> slow = slowest.find(chunk.traceId());
        if (slow.isPresent()) {
            slowest.put(with(slow.get(), chunk), clock.instant());
            return;
        }
        HeldTrace before = traces.get(chunk.traceId());
        HeldTrace after = with(before == null ? HeldTrace.empty(chunk.traceId()) : before, chunk);
        traces.put(chunk.traceId(), after);
        bytes += after.bytes() - (before == null ? 0 : before.bytes());
    }

    private HeldTrace with(HeldTrace trace, Chunk chunk) {
        return fits(trace, chunk) ? trace.with(chunk, clock.instant()) : trace.without(chunk);
    }

    private boolean fits(HeldTrace trace, Chunk chunk) {
        return trace.items() + chunk.items() <= MAX_ITEMS_PER_TRACE
                && trace.bytes() + chunk.bytes().size() <= bound / TRACES_OF_FULL_SIZE;
    }

    private void evict() {
        Iterator<Map.Entry<String, HeldTrace>> oldest = traces.entrySet().iterator();
        while (bytes() > bound && oldest.hasNext()) {
            HeldTrace gone = oldest.next().getValue();
            oldest.remove();
            bytes -= gone.bytes();
            slowest.put(gone, clock.instant());
        }
    }
}
