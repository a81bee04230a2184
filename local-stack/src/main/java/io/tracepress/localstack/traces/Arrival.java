package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits until a trace has arrived: services send their spans up to half a second after these ended, each its own. */
public final class Arrival {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    // Longer than the services' export delay: what was sent before the first look has arrived by then.
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration FIRST_SPAN_AT_MOST = Duration.ofSeconds(3);
    private static final Duration ALL_AT_MOST = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Consumer<Duration> pause;

    public Arrival() {
        this(InstantSource.system(), Arrival::sleep);
    }

    Arrival(InstantSource clock, Consumer<Duration> pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** The trace as soon as it is complete and no longer changes, or what is there of it after some seconds. */
    public Optional<Trace> await(TraceLook wanted) {
        var look = wanted;
        var begin = clock.instant();
        var changed = begin;
        Optional<Trace> seen = look.now();
        while (!isOver(seen, begin, changed)) {
            pause.accept(POLL_INTERVAL);
            var fresh = look.now();
            if (!fresh.equals(seen)) {
                changed = clock.instant();
            }
            seen = fresh;
            // By now everything has arrived that was there when the user asked; what follows is another request.
            if (seen.isPresent() && isPast(begin, QUIET)) {
                look = look.onlyAt(seen.get());
            }
        }
        return seen;
    }

    private boolean isOver(Optional<Trace> seen, Instant begin, Instant changed) {
        if (seen.isEmpty()) {
            return isPast(begin, FIRST_SPAN_AT_MOST);
        }
        var settled = isPast(changed, QUIET) && (seen.get().isComplete() || isOld(seen.get()));
        return settled || isPast(begin, ALL_AT_MOST);
    }

    private boolean isOld(Trace trace) {
        long end = trace.spans().stream().mapToLong(Span::end).max().orElse(0);
        return isPast(Instant.ofEpochSecond(0, end), ALL_AT_MOST);
    }

    private boolean isPast(Instant moment, Duration time) {
        return clock.instant().isAfter(moment.plus(time));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TraceException("Interrupted while waiting for a trace", e);
        }
    }
}
