package io.tracepress.localstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports of all processes, moved by an offset. */
record StackPorts(int offset) {

    static final int TRACES = 16686;
    private static final int OTLP = 4318;
    private static final int POSTGRES = 54320;
    private static final int REDIS = 63790;
    private static final int SMTP = 1025;
    private static final int MAIL_PAGES = 8025;

    /** Where browsers and other clients find the stack. */
    String gatewayUrl() {
        return "http://localhost:" + (Services.GATEWAY.basePort() + offset);
    }

    /** As a browser names them: where the blog's page may have come from. */
    List<String> gatewayOrigins() {
        return List.of(gatewayUrl(), gatewayUrl().replace("localhost", "127.0.0.1"));
    }

    /** Where browsers find the trace store. */
    String tracesUrl() {
        return "http://localhost:" + traces();
    }

    int postgres() {
        return POSTGRES + offset;
    }

    int redis() {
        return REDIS + offset;
    }

    int smtp() {
        return SMTP + offset;
    }

    /** Of the pages that show mails, and of their API. */
    int mailPages() {
        return MAIL_PAGES + offset;
    }

    /** Of the pages and the query API of the trace store, which is Jaeger's port. */
    int traces() {
        return TRACES + offset;
    }

    /** Where services send what they record, OTLP over HTTP. */
    int otlp() {
        return OTLP + offset;
    }

    List<WantedPort> all() {
        var ports = new ArrayList<WantedPort>();
        ports.add(new WantedPort(postgres(), "postgres"));
        ports.add(new WantedPort(redis(), "redis"));
        ports.add(new WantedPort(smtp(), "mail (SMTP)"));
        ports.add(new WantedPort(mailPages(), "mail"));
        ports.add(new WantedPort(traces(), "traces"));
        ports.add(new WantedPort(otlp(), "traces (OTLP)"));
        for (var service : Services.ALL) {
            ports.add(new WantedPort(service.basePort() + offset, service.name()));
            ports.add(new WantedPort(service.baseManagementPort() + offset, service.name()));
        }
        return ports;
    }

    /** One line for each port that cannot be had. */
    List<String> problems() {
        return all().stream().map(WantedPort::problem).flatMap(Optional::stream).toList();
    }

    void requireFree() {
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new StackException(String.join("\n", problems)
                    + "\nFree what is in use, or move all ports: ./tracepress up --port-offset 100");
        }
    }
}
