package io.tracepress.gateway.telemetry;

import io.grpc.Context;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long a request and its calls took so far, as the header of that name tells it (W3C Server Timing). */
final class ServerTiming {

    static final String HEADER = "Server-Timing";

    private static final Context.Key<ServerTiming> CURRENT = Context.key("server-timing");
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final long begun = System.nanoTime();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();

    /** The timing of the current request, or null where there is none. */
    static ServerTiming current() {
        return CURRENT.get();
    }

    Context context() {
        return Context.current().withValue(CURRENT, this);
    }

    void add(String call, long begunNanos) {
        calls.add(entry(call, begunNanos));
    }

    String header() {
        return Stream.concat(Stream.of(entry("total", begun)), calls.stream()).collect(Collectors.joining(", "));
    }

    private static String entry(String name, long begunNanos) {
        return String.format(Locale.ROOT, "%s;dur=%.2f", name, (System.nanoTime() - begunNanos) / NANOS_PER_MILLI);
    }
}
