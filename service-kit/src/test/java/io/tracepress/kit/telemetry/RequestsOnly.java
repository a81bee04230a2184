package io.tracepress.kit.telemetry;

import io.opentelemetry.sdk.trace.samplers.Sampler;

/** The sampler of services, for tests that make their own SDK. */
public final class RequestsOnly {

    private RequestsOnly() {}

    public static Sampler sampler() {
        return new RequestSampler(Sampler.alwaysOn());
    }
}
