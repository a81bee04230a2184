package io.tracepress.localstack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A service of the stack: its ports before the offset, its largest heap, and what it needs. */
record ServiceDefinition(
        String name, String portVariable, int basePort, int baseManagementPort, int heapMegabytes, List<Need> needs) {

    private static final int DEFAULT_HEAP_MEGABYTES = 192;

    static ServiceDefinition grpc(String name, int port, int managementPort, Need... needs) {
        return new ServiceDefinition(name, "GRPC_PORT", port, managementPort, DEFAULT_HEAP_MEGABYTES, List.of(needs));
    }

    static ServiceDefinition http(String name, int port, int managementPort, Need... needs) {
        return new ServiceDefinition(name, "SERVER_PORT", port, managementPort, DEFAULT_HEAP_MEGABYTES, List.of(needs));
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
