package io.tracepress.kit.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Keeps out of the traces what nobody asked for: health checks and their queries, and statements that belong to no
 * request, such as migrations and polling. Everything else is up to the configured sampler.
 */
final class RequestSampler implements Sampler {

    private static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    private static final String MANAGEMENT = "/actuator";
    private static final String HEALTH_SERVICE = "grpc.health.v1.Health/";

    private final Sampler configured;

    RequestSampler(Sampler configured) {
        this.configured = configured;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        return isNoise(parent, name, kind, attributes)
                ? SamplingResult.drop()
                : configured.shouldSample(parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "RequestSampler{" + configured.getDescription() + "}";
    }

    private static boolean isNoise(Context parent, String name, SpanKind kind, Attributes attributes) {
        return switch (kind) {
            case CLIENT -> !Span.fromContext(parent).getSpanContext().isValid();
            case SERVER -> name.startsWith(HEALTH_SERVICE) || isManagement(attributes.get(URL_PATH));
            default -> false;
        };
    }

    private static boolean isManagement(String path) {
        return path != null && path.startsWith(MANAGEMENT);
    }
}
