package io.tracepress.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;

class WebPagesTests {

    @Test
    void theBlogKnowsWhereTracesAreAndMayAskThere() throws IOException {
        var blog = new WebPages(new PageSettings("http://localhost:16686")).blog();

        assertThat(html(blog)).contains("<meta name=\"traces\" content=\"http://localhost:16686\">");
        assertThat(policy(blog)).contains("; connect-src 'self' http://localhost:16686; ");
    }

    @Test
    void onlyTheOriginIsAllowed() {
        var blog = new WebPages(new PageSettings("https://traces.example.org/jaeger")).blog();

        assertThat(policy(blog)).contains("; connect-src 'self' https://traces.example.org; ");
    }

    @Test
    void withoutAPlaceForTracesTheBlogAsksNobodyElse() throws IOException {
        var blog = new WebPages(new PageSettings("")).blog();

        assertThat(html(blog)).contains("<meta name=\"traces\" content=\"\">");
        assertThat(policy(blog)).contains("; connect-src 'self'; ");
    }

    @Test
    void theTagTellsPagesWithOtherSettingsApart() {
        var here = new WebPages(new PageSettings("http://localhost:16686")).blog();
        var there = new WebPages(new PageSettings("http://localhost:16786")).blog();

        assertThat(here.getHeaders().getETag()).isNotEqualTo(there.getHeaders().getETag());
    }

    @Test
    void pagesOfMailsAskNobodyElse() {
        var reset = new WebPages(new PageSettings("http://localhost:16686")).reset();

        assertThat(policy(reset)).contains("; connect-src 'self'; ");
    }

    private static String html(ResponseEntity<Resource> page) throws IOException {
        return page.getBody().getContentAsString(StandardCharsets.UTF_8);
    }

    private static String policy(ResponseEntity<Resource> page) {
        return page.getHeaders().getFirst("Content-Security-Policy");
    }
}
