package io.tracepress.localstack;

import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/** What the user sees when all is ready: how long it took, what it needs, and where everything is. */
record ReadyReport(StackPlan plan) {

    String text() {
        var gateway = plan.services().stream()
                .filter(service -> service.definition().equals(Services.GATEWAY))
                .findFirst()
                .orElseThrow();
        return """
                %s

                  api-gateway       http://localhost:%d   health http://localhost:%d/actuator/health
                %s
                  PostgreSQL        127.0.0.1:%d   databases %s
                  Redis             127.0.0.1:%d
                  mail              %s   SMTP 127.0.0.1:%d   (nothing is delivered)
                  traces            %s   from %s, OTLP http://127.0.0.1:%d   (./tracepress trace last)
                  passwords         %s
                  logs              %s   (./tracepress logs [service] [-f])

                ./tracepress seed fills it with demo content.
                ./tracepress down stops everything.""".formatted(
                        headline(),
                        gateway.port(),
                        gateway.managementPort(),
                        grpcServices(),
                        plan.postgres().port(),
                        databases(),
                        plan.redis().port(),
                        "http://localhost:" + plan.mailDesk().port(),
                        new StackPorts(plan.settings().portOffset()).smtp(),
                        "http://localhost:" + plan.traceStore().port(),
                        plan.traceStore().name(),
                        new StackPorts(plan.settings().portOffset()).otlp(),
                        plan.home().secrets().resolve("passwords"),
                        plan.home().logs());
    }

    private static String headline() {
        var begin = ManagementFactory.getRuntimeMXBean().getStartTime();
        var ready = "Ready in %.1f s".formatted((System.currentTimeMillis() - begin) / 1_000.0);
        var memory = ProcessMemory.megabytesOfTree(ProcessHandle.current());
        return memory.isPresent() ? ready + ", using " + memory.getAsLong() + " MiB of memory" : ready;
    }

    private String grpcServices() {
        return plan.services().stream()
                .filter(service -> service.definition().isGrpc())
                .map(service -> "  %-17s grpc 127.0.0.1:%d   health http://localhost:%d/actuator/health"
                        .formatted(service.name(), service.port(), service.managementPort()))
                .collect(Collectors.joining("\n"));
    }

    private String databases() {
        return plan.services().stream()
                .flatMap(service -> service.definition().database().stream())
                .collect(Collectors.joining(", "));
    }
}
