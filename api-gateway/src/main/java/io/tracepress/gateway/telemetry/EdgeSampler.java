package io.tracepress.gateway.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Continues the trace of a client, but decides itself whether it is kept: clients do not switch our tracing off or on. */
final class EdgeSampler implements Sampler {

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
        boolean fromOutside = Span.fromContext(parent).getSpanContext().isRemote();
        return configured.shouldSample(
                fromOutside ? Context.root() : parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "EdgeSampler{" + configured.getDescription() + "}";
    }
}
