package io.tracepress.tracedesk;

import io.tracepress.desk.Environment;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * What the environment says; ports may be 0 for any free one.
 *
 * @param memory bytes of traces and logs to hold
 */
record Settings(String bindAddress, int deskPort, int otlpPort, long memory) {

    static Settings from(Map<String, String> variables) {
        var environment = new Environment(variables);
        return new Settings(
                environment.bindAddress(),
                environment.port("TRACE_DESK_PORT", 16686),
                environment.port("OTLP_PORT", 4318),
                environment.bytes("TRACE_DESK_MEMORY", "64MB"));
    }

    InetSocketAddress at(int port) {
        return Environment.address(bindAddress, port);
    }
}
