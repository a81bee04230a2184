package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.kit.testing.RecordedSpans;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"tracepress.gateway.deadline=1s", "tracepress.gateway.decoration-deadline=300ms"})
class DeadlineTests extends GatewayTest {

    @Autowired
    RecordedSpans spans;

    @BeforeEach
    void warmUp() {
        get("/blogs");
    }

    @Test
    void aServiceThatNeverAnswersIsATimeout() {
        SERVICES.hang("GetBlog");

        get("/blogs/a-blog").expectStatus().isEqualTo(504);
    }

    @Test
    void aTimeoutIsOneTrace() {
        SERVICES.hang("GetBlog");
        spans.reset();

        get("/blogs/a-blog").expectStatus().isEqualTo(504);

        SpanData request = spans.named("GET /blogs/{idOrSlug}");
        SpanData call = spans.named("tracepress.blog.v1.BlogService/GetBlog");
        assertThat(request.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(spans.all()).containsExactlyInAnyOrder(request, call);
    }

    @Test
    void aHangingNeighbourCostsAFieldNotThePage() {
        SERVICES.hang("CountComments");

        get("/blogs").expectStatus().isOk().expectBody().json("""
                {"items": [{"commentCount": null}, {"commentCount": null}]}""");
    }
}
