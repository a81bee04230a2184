package io.tracepress.localstack;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a running stack is made of: its launcher, what the user chose for it, and its processes by name. */
record StackState(ProcessId launcher, StackSettings settings, boolean ready, Map<String, ProcessId> processes) {

    static StackState starting(ProcessId launcher, StackSettings settings) {
        return new StackState(launcher, settings, false, Map.of());
    }

    StackState withProcess(String name, ProcessId process) {
        var all = new LinkedHashMap<>(processes);
        all.put(name, process);
        return new StackState(launcher, settings, ready, all);
    }

    StackState nowReady() {
        return new StackState(launcher, settings, true, processes);
    }

    String gatewayUrl() {
        return new StackPorts(settings.portOffset()).gatewayUrl();
    }

    String mailUrl() {
        return "http://localhost:" + new StackPorts(settings.portOffset()).mailPages();
    }

    String tracesUrl() {
        return "http://localhost:" + new StackPorts(settings.portOffset()).traces();
    }
}
