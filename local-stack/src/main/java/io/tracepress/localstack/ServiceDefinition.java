package io.tracepress.localstack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service of the stack: its ports before the offset, its largest heap, and what it needs. */
record ServiceDefinition(
        String name,
        String portVariable,
        int basePort,
        int baseManagementPort,
        int heapMegabytes,
        Training training,
        List<Need> needs) {

    private static final int DEFAULT_HEAP_MEGABYTES = 192;

    static ServiceDefinition grpc(String name, int port, int managementPort, Need... needs) {
        return with("GRPC_PORT", name, port, managementPort, needs);
    }

    static ServiceDefinition http(String name, int port, int managementPort, Need... needs) {
        return with("SERVER_PORT", name, port, managementPort, needs);
    }

    ServiceDefinition trained(Training other) {
        return new ServiceDefinition(name, portVariable, basePort, baseManagementPort, heapMegabytes, other, needs);
    }

    private static ServiceDefinition with(
            String portVariable, String name, int port, int managementPort, Need... needs) {
        return new ServiceDefinition(
                name,
                portVariable,
                port,
                managementPort,
                DEFAULT_HEAP_MEGABYTES,
                Training.FOR_QUICK_START,
                List.of(needs));
    }

    boolean isGrpc() {
        return portVariable.equals("GRPC_PORT");
    }

    Optional<String> database() {
        return needs.stream()
                .filter(DatabaseNeed.class::isInstance)
                .map(need -> ((DatabaseNeed) need).name())
                .findFirst();
    }

    /** For example AUTH_SERVICE_TARGET. */
    String targetVariable() {
        return name.toUpperCase(Locale.ROOT).replace('-', '_') + "_TARGET";
    }
}
