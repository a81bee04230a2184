package io.tracepress.tracedesk;

import io.tracepress.desk.Environment;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the environment says; ports may be 0 for any free one.
 *
 * @param memory bytes of traces and logs to hold
 * @param readers origins whose pages may ask the query API
 */
record Settings(String bindAddress, int deskPort, int otlpPort, long memory, Set<String> readers) {

    static Settings from(Map<String, String> variables) {
        var environment = new Environment(variables);
        return new Settings(
                environment.bindAddress(),
                environment.port("TRACE_DESK_PORT", 16686),
                environment.port("OTLP_PORT", 4318),
                environment.bytes("TRACE_DESK_MEMORY", "64MB"),
                origins(variables.getOrDefault("TRACE_DESK_READERS", "")));
    }

    private static Set<String> origins(String list) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    InetSocketAddress at(int port) {
        return Environment.address(bindAddress, port);
    }
}
