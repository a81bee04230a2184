package io.tracepress.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestSamplerTests {

    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final Context IN_A_REQUEST = Context.root()
            .with(Span.wrap(SpanContext.create(
                    TRACE_ID, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault())));

    private final Sampler sampler = new RequestSampler(Sampler.alwaysOn());

    @Test
    void requestsAreTraced() {
        assertThat(decision(Context.root(), "GET /blogs", SpanKind.SERVER, "/blogs"))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void aStatementBelongsToTheTraceOfItsRequest() {
        assertThat(decision(IN_A_REQUEST, "SELECT blogs", SpanKind.CLIENT, null))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void aStatementThatNoRequestAskedForIsNotTraced() {
        assertThat(decision(Context.root(), "SELECT flyway_schema_history", SpanKind.CLIENT, null))
                .isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void healthChecksAreNotTraced() {
        assertThat(decision(Context.root(), "GET", SpanKind.SERVER, "/actuator/health/readiness"))
                .isEqualTo(SamplingDecision.DROP);
        assertThat(decision(Context.root(), "grpc.health.v1.Health/Check", SpanKind.SERVER, null))
                .isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void theConfiguredSamplerDecidesAboutTheRest() {
        var none = new RequestSampler(Sampler.alwaysOff());

        assertThat(none.shouldSample(
                                Context.root(), TRACE_ID, "GET /blogs", SpanKind.SERVER, Attributes.empty(), List.of())
                        .getDecision())
                .isEqualTo(SamplingDecision.DROP);
    }

    private SamplingDecision decision(Context parent, String name, SpanKind kind, String path) {
        var attributes = path == null ? Attributes.empty() : Attributes.of(AttributeKey.stringKey("url.path"), path);
        return sampler.shouldSample(parent, TRACE_ID, name, kind, attributes, List.of())
                .getDecision();
    }
}
