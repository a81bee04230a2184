package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How JVMs are started: all with the Java that runs the launcher. */
final class JavaCommand {

    static final String EXECUTABLE =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    // Otherwise it is a 64th of the machine's memory, all of which is soon in use.
    private static final String HEAP_AT_FIRST = "-Xms64m";

    private static final String EXTRA_FLAGS_VARIABLE = "TRACEPRESS_JAVA_OPTS";

    private JavaCommand() {}

    /** A start-up cache is valid only for the flags it was made with. */
    static List<String> serviceFlags(int heapMegabytes) {
        var flags = new ArrayList<>(List.of(
                "-Xmx" + heapMegabytes + "m",
                HEAP_AT_FIRST,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        var extra = System.getenv(EXTRA_FLAGS_VARIABLE);
        if (extra != null && !extra.isBlank()) {
            flags.addAll(List.of(extra.strip().split("\\s+")));
        }
        return flags;
    }
}
