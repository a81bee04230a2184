package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has arrived of a trace, as it came on the wire.
 *
 * @param start of the earliest span, in nanoseconds from the Unix epoch
 * @param request how long its longest span of kind server took, in nanoseconds; 0 if there is none
 * @param changed when something last arrived
 * @param dropped spans and log records beyond what one trace may have
 */
record HeldTrace(
        String id,
        ByteString spans,
        ByteString logs,
        int items,
        int dropped,
        long start,
        long request,
        Instant changed,
        Set<Operation> operations) {

    // Roughly what the objects around the bytes weigh, measured with a full store.
    private static final int WEIGHT = 1_536;
    private static final int WEIGHT_OF_OPERATION = 96;

    static HeldTrace empty(String id) {
        return new HeldTrace(id, ByteString.EMPTY, ByteString.EMPTY, 0, 0, Long.MAX_VALUE, 0, Instant.EPOCH, Set.of());
    }

    HeldTrace with(Chunk chunk, Instant now) {
        boolean ofSpans = chunk.signal() == Signal.TRACES;
        return new HeldTrace(
                id,
                ofSpans ? spans.concat(chunk.bytes()) : spans,
                ofSpans ? logs : logs.concat(chunk.bytes()),
                items + chunk.items(),
                dropped,
                Math.min(start, chunk.start()),
                Math.max(request, chunk.request()),
                now,
                union(operations, chunk.operations()));
    }

    HeldTrace without(Chunk chunk) {
        return new HeldTrace(id, spans, logs, items, dropped + chunk.items(), start, request, changed, operations);
    }

    long bytes() {
        return WEIGHT + (long) WEIGHT_OF_OPERATION * operations.size() + spans.size() + logs.size();
    }

    boolean hasSpans() {
        return !spans.isEmpty();
    }

    Trace trace() {
        try {
            return new Trace(id, Spans.read(spans));
        } catch (IOException e) {
            throw new UncheckedIOException("What was read once can be read again", e);
        }
    }

    List<LogLine> logLines() {
        try {
            return LogLines.read(logs);
        } catch (IOException e) {
            throw new UncheckedIOException("What was read once can be read again", e);
        }
    }

    private static Set<Operation> union(Set<Operation> some, Set<Operation> more) {
        if (some.containsAll(more)) {
            return some;
        }
        Set<Operation> all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
