package io.tracepress.tracedesk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment says; ports may be 0 for any free one.
 *
 * @param memory bytes of traces and logs to hold
 */
record Settings(String bindAddress, int deskPort, int otlpPort, long memory) {

    private static final long MEGABYTE = 1024 * 1024;

    static Settings from(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("BIND_ADDRESS", "127.0.0.1"),
                port(environment, "TRACE_DESK_PORT", "16686"),
                port(environment, "OTLP_PORT", "4318"),
                bytes(environment.getOrDefault("TRACE_DESK_MEMORY", "64MB")));
    }

    InetSocketAddress at(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(bindAddress), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("BIND_ADDRESS: " + bindAddress + " is no address", e);
        }
    }

    private static int port(Map<String, String> environment, String name, String otherwise) {
        String text = environment.getOrDefault(name, otherwise);
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(name + ": " + text + " is no port");
        }
        return Integer.parseInt(text);
    }

    private static long bytes(String text) {
        String number = text.toUpperCase(Locale.ROOT).replaceFirst("\\s*MB?$", "");
        if (!number.matches("[1-9]\\d{0,11}")) {
            throw new IllegalArgumentException("TRACE_DESK_MEMORY: " + text + " is neither bytes nor megabytes (64MB)");
        }
        return number.length() == text.length() ? Long.parseLong(number) : Long.parseLong(number) * MEGABYTE;
    }
}
