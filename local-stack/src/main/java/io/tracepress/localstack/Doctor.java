package io.tracepress.localstack;

import static io.tracepress.localstack.Finding.fail;
import static io.tracepress.localstack.Finding.ok;
import static io.tracepress.localstack.Finding.warn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that Tracepress needs on this machine, or could use. */
record Doctor(Path root, Home home, int portOffset) {

    private static final int JAVA_NEEDED = 25;
    private static final long MEGABYTE = 1 << 20;
    private static final long MEMORY_NEEDED = 2048 * MEGABYTE;
    private static final long DISK_NEEDED = 2048 * MEGABYTE;

    List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(program("Maven", "mvn", "needed to build: https://maven.apache.org/download.cgi"));
        findings.add(postgres());
        findings.addAll(ports());
        findings.add(memory());
        findings.add(disk());
        findings.add(program(
                "Docker", "docker", "optional, only for compose and images: https://docs.docker.com/get-docker/"));
        findings.add(program(
                "Jaeger", "jaeger", "optional, instead of the trace desk: https://www.jaegertracing.io/download/"));
        findings.add(program(
                "k6", "k6", "optional, only for load tests: https://grafana.com/docs/k6/latest/set-up/install-k6/"));
        findings.add(stack());
        findings.add(traces());
        return findings;
    }

    private static Finding java() {
        var found = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= JAVA_NEEDED
                ? ok("JDK", found)
                : fail("JDK", found + " is too old; get JDK 25 from https://adoptium.net and set JAVA_HOME");
    }

    private static Finding program(String subject, String command, String advice) {
        return Programs.find(command)
                .map(path -> ok(subject, path.toString()))
                .orElseGet(() -> warn(subject, "not found; " + advice));
    }

    private static Finding postgres() {
        return PostgresBinaries.canRun()
                ? ok("PostgreSQL", "18, embedded")
                : fail(
                        "PostgreSQL",
                        "refuses to run as root, and this system has no user namespaces: use another user");
    }

    private List<Finding> ports() {
        if (new RunningStack(home).state().isPresent()) {
            return List.of(ok("ports", "in use by Tracepress itself"));
        }
        var busy = new StackPorts(portOffset).problems();
        if (busy.isEmpty()) {
            return List.of(ok("ports", "all free"));
        }
        return busy.stream()
                .map(line -> fail("ports", line + "; free it, or move all ports: ./tracepress up --port-offset 100"))
                .toList();
    }

    private static Finding memory() {
        long available = MachineMemory.availableBytes();
        var text = "%d MiB available, about %d MiB needed".formatted(available / MEGABYTE, MEMORY_NEEDED / MEGABYTE);
        return available >= MEMORY_NEEDED ? ok("memory", text) : warn("memory", text + ": close something");
    }

    private Finding disk() {
        var folder = Files.exists(home.folder()) ? home.folder() : root;
        long free = folder.toFile().getUsableSpace();
        var text = "%d MiB free in %s, about %d MiB needed".formatted(free / MEGABYTE, folder, DISK_NEEDED / MEGABYTE);
        return free >= DISK_NEEDED ? ok("disk", text) : warn("disk", text);
    }

    private Finding stack() {
        return new RunningStack(home)
                .state()
                .map(state -> ok("stack", (state.ready() ? "up: " : "starting: ") + state.gatewayUrl()))
                .orElseGet(() -> ok("stack", "not running; start it with ./tracepress up"));
    }

    private Finding traces() {
        return new RunningStack(home)
                .state()
                .filter(StackState::ready)
                .map(state -> TraceCheck.of(state).examine())
                .orElseGet(() -> ok("traces", "not checked, as that takes a stack that is up"));
    }
}
