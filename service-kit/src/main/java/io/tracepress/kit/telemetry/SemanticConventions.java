package io.tracepress.kit.telemetry;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Hands the choice of semantic conventions to the instrumentation libraries, which do not read Spring's settings. */
final class SemanticConventions implements EnvironmentPostProcessor, Ordered {

    private static final String OPT_IN = "otel.semconv-stability.opt-in";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String chosen = environment.getProperty(OPT_IN);
        if (chosen != null) {
            System.setProperty(OPT_IN, chosen);
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
