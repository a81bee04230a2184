package io.tracepress.localstack;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a running stack is made of: the launcher, by how much its ports are moved, and its processes by name. */
record StackState(ProcessId launcher, int portOffset, boolean ready, Map<String, ProcessId> processes) {

    static StackState starting(ProcessId launcher, int portOffset) {
        return new StackState(launcher, portOffset, false, Map.of());
    }

    StackState withProcess(String name, ProcessId process) {
        var all = new LinkedHashMap<>(processes);
        all.put(name, process);
        return new StackState(launcher, portOffset, ready, all);
    }

    StackState nowReady() {
        return new StackState(launcher, portOffset, true, processes);
    }

    String gatewayUrl() {
        return "http://localhost:" + (Services.GATEWAY.basePort() + portOffset);
    }
}
