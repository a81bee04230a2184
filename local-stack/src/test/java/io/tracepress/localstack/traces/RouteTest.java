package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTest {

    @Test
    void isTheNameOfTheSpan() {
        assertThat(new Route("post", "/auth/login").matches(request("POST /auth/login", 0, 1)))
                .isTrue();
        assertThat(new Route("GET", "/auth/login").matches(request("POST /auth/login", 0, 1)))
                .isFalse();
    }

    @Test
    void isTheTemplateThatAPathFits() {
        var read = request("GET /blogs/{idOrSlug}", 0, 1);

        assertThat(new Route("GET", "/blogs/first-light").matches(read)).isTrue();
        assertThat(new Route("GET", "/blogs/first-light?x=1").matches(read)).isTrue();
        assertThat(new Route("GET", "/blogs/{idOrSlug}").matches(read)).isTrue();
        assertThat(new Route("GET", "/blogs/first-light/comments").matches(read))
                .isFalse();
        assertThat(new Route("GET", "/blogs").matches(read)).isFalse();
        assertThat(new Route("DELETE", "/blogs/first-light").matches(read)).isFalse();
    }

    @Test
    void isThePathThatWasAskedForWhereNoRouteIs() {
        var unknown = with(with(request("GET", 0, 1), "url.path", "/nothing"), "http.request.method", "GET");

        assertThat(new Route("GET", "/nothing").matches(unknown)).isTrue();
        assertThat(new Route("PUT", "/nothing").matches(unknown)).isFalse();
        assertThat(new Route("GET", "/something").matches(unknown)).isFalse();
    }
}
