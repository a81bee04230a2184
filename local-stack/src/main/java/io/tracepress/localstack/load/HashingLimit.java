package io.tracepress.localstack.load;

import io.tracepress.localstack.traces.TraceQuery;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many logins per second the hashing slots can serve, as the traces of logins tell it.
 *
 * @param slots how many hashes are computed at once
 * @param logins how many traces it is taken from
 * @param hashNanos what the two hashes of a login took in the median, without the wait for a slot
 */
public record HashingLimit(int slots, int logins, long hashNanos) {

    private static final String AUTH = "auth-service";
    private static final String COMPARE = "bcrypt.compare";
    private static final String HASH = "bcrypt.hash (refresh-token)";
    private static final String WAIT = "tracepress.bcrypt.wait";
    private static final int TRACES_AT_MOST = 100;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Empty if no login since then has both hashes in its trace. */
    public static Optional<HashingLimit> since(Instant begin, int slots, TraceQuery traces) {
        long from = TimeUnit.SECONDS.toNanos(begin.getEpochSecond());
        var hashes = traces.newest(AUTH, HASH, TRACES_AT_MOST).stream()
                .map(trace -> hashes(trace, from))
                .filter(spans -> spans.size() == 2)
                .map(spans -> spans.stream().mapToLong(HashingLimit::hashing).sum())
                .sorted()
                .toList();
        return hashes.isEmpty()
                ? Optional.empty()
                : Optional.of(new HashingLimit(slots, hashes.size(), hashes.get(hashes.size() / 2)));
    }

    public double loginsPerSecond() {
        return slots * NANOS_PER_SECOND / hashNanos;
    }

    /** Of a login that got its tokens: a hash that failed did not get a slot. */
    private static List<Span> hashes(Trace trace, long from) {
        return trace.spans().stream()
                .filter(span -> span.name().equals(COMPARE) || span.name().equals(HASH))
                .filter(span -> span.start() >= from && !span.failed())
                .toList();
    }

    private static long hashing(Span span) {
        double waited = span.events().stream()
                .map(event -> event.attributes().get(WAIT))
                .filter(Number.class::isInstance)
                .mapToDouble(seconds -> ((Number) seconds).doubleValue())
                .sum();
        return span.duration() - Math.round(waited * NANOS_PER_SECOND);
    }
}
