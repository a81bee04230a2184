package io.tracepress.kit.identity;

import org.springframework.grpc.server.security.RequestMapperConfigurer;

/** Who may call which method of a service. A method that no rule names is denied. */
@FunctionalInterface
public interface CallRules {

    /** Adds the service's rules. */
    void allow(RequestMapperConfigurer calls);

    /** The authority of calls that the named service makes in its own name. */
    static String service(String name) {
        return "service:" + name;
    }
}
