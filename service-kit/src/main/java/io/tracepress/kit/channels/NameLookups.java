package io.tracepress.kit.channels;

import java.security.Security;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * How long the addresses of a name are remembered, in seconds. gRPC asks for them when a server renews a connection, and
 * the 30 seconds that gRPC and Java each remember an answer would hide a new replica for one renewal after the other.
 */
final class NameLookups implements EnvironmentPostProcessor {

    private static final String REMEMBERED_FOR = "networkaddress.cache.ttl";
    private static final String SECONDS = "5";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (System.getProperty(REMEMBERED_FOR) == null) {
            // The first is gRPC's; Java reads the second, once, before it looks up its first name.
            System.setProperty(REMEMBERED_FOR, SECONDS);
            Security.setProperty(REMEMBERED_FOR, SECONDS);
        }
    }
}
