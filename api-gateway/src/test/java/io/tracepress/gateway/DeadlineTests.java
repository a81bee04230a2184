package io.tracepress.gateway;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"tracepress.gateway.deadline=1s", "tracepress.gateway.decoration-deadline=300ms"})
class DeadlineTests extends GatewayTest {

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
    void aHangingNeighbourCostsAFieldNotThePage() {
        SERVICES.hang("CountComments");

        get("/blogs").expectStatus().isOk().expectBody().json("""
                {"items": [{"commentCount": null}, {"commentCount": null}]}""");
    }
}
