package io.tracepress.gateway.telemetry;

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
 * Continues the trace of a client, but decides itself whether it is kept: clients do not switch our tracing off or on.
 * The files of pages are no traces: dozens of them would stand around each request that somebody looks for.
 */
final class EdgeSampler implements Sampler {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final String FILES_OF_PAGES = "/assets/";

    private final Sampler configured;

    EdgeSampler(Sampler configured) {
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
        String path = attributes.get(PATH);
        if (path != null && path.startsWith(FILES_OF_PAGES)) {
            return SamplingResult.drop();
        }
        boolean fromOutside = Span.fromContext(parent).getSpanContext().isRemote();
        return configured.shouldSample(
                fromOutside ? Context.root() : parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "EdgeSampler{" + configured.getDescription() + "}";
    }
}
