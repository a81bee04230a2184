package io.tracepress.kit.threads;

import java.time.Duration;

/** How long to wait before the next try: each time twice as long, up to a limit. */
public final class GrowingPause {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    public GrowingPause(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    public Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** After a success. */
    public void reset() {
        next = first;
    }
}
