package io.tracepress.localstack;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this machine that programs can still get. */
final class MachineMemory {

    private static final Path LINUX_TABLE = Path.of("/proc/meminfo");

    private MachineMemory() {}

    /** Linux counts what it would give back; elsewhere only what nobody uses is known. */
    static long availableBytes() {
        try (var lines = Files.lines(LINUX_TABLE)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new IOException("no such line"));
        } catch (IOException e) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return system.getFreeMemorySize();
        }
    }
}
