package io.tracepress.desk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;

/** Settings from environment variables; what makes no sense is refused by name. */
public record Environment(Map<String, String> variables) {

    private static final long MEGABYTE = 1024 * 1024;

    public String bindAddress() {
        return variables.getOrDefault("BIND_ADDRESS", "127.0.0.1");
    }

    /** 0 is any free one. */
    public int port(String name, int otherwise) {
        String text = variables.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(name + ": " + text + " is no port");
        }
        return Integer.parseInt(text);
    }

    /** Bytes, or megabytes such as 64MB. */
    public long bytes(String name, String otherwise) {
        String text = variables.getOrDefault(name, otherwise);
        String number = text.toUpperCase(Locale.ROOT).replaceFirst("\\s*MB?$", "");
        if (!number.matches("[1-9]\\d{0,11}")) {
            throw new IllegalArgumentException(
                    name + ": " + text + " is neither bytes nor megabytes (" + otherwise + ")");
        }
        return number.length() == text.length() ? Long.parseLong(number) : Long.parseLong(number) * MEGABYTE;
    }

    public static InetSocketAddress address(String bindAddress, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(bindAddress), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("BIND_ADDRESS: " + bindAddress + " is no address", e);
        }
    }
}
