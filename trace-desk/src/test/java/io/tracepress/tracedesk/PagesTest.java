package io.tracepress.tracedesk;

import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_INFO;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_INTERNAL;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"";

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    private final long now = System.currentTimeMillis();

    @Test
    void theHoleOfTheArticleIsNamedInItsPlaceAndInTotal() throws Exception {
        var hole = Samples.hole(now);
        desk.send(hole);

        assertThat(desk.get("/trace/" + hole.id()).body())
                .contains("<span class=\"big\">94%</span> unaccounted")
                .contains("unaccounted 90.1 ms, between SELECT auth.credentials and INSERT auth.sessions")
                .contains("<em>unaccounted</em> <span class=\"place\">between SELECT auth.credentials");
    }

    @Test
    void aRepeatedOperationIsCounted() throws Exception {
        var listing = Samples.listing(now);
        desk.send(listing);

        assertThat(desk.get("/trace/" + listing.id()).body()).contains("SELECT users.users</span> <b>× 99</b>");
    }

    @Test
    void errorsAreSaidInWordsToo() throws Exception {
        var failure = Samples.failure(now);
        desk.send(failure);

        assertThat(desk.get("/trace/" + failure.id()).body())
                .contains("✖ error</strong> <span class=\"why\" title=\"Connection refused\">Connection refused");
        assertThat(desk.get("/search").body()).contains("✖ 4 failed");
    }

    @Test
    void spansWhoseParentIsMissingAreMarked() throws Exception {
        var orphans = Samples.orphans(now);
        desk.send(orphans);

        assertThat(desk.get("/trace/" + orphans.id()).body())
                .contains("parent of 2 of its spans has not arrived")
                .containsPattern("comment.created publish</a>.*parent missing")
                .contains("data-arriving");
    }

    @Test
    void whatARequestCausedIsShownApartFromIt() throws Exception {
        var registration = Samples.registration(now);
        desk.send(registration);

        String page = desk.get("/trace/" + registration.id()).body();

        assertThat(page)
                .contains("<span class=\"big\">100 ms</span>; all it caused ended after 401 ms")
                .contains("class=\"span queue\"")
                .contains("process user.registered by 1 consumer besides email-service has not arrived")
                .contains("transit 1.5 ms")
                .doesNotContain("links: ");
        assertThat(desk.get("/trace/" + registration.id() + "/spans/a11ce0de0000000c")
                        .body())
                .contains(">its parent, send user.registered</a>");
    }

    @Test
    void aLinkToAnotherSpanIsMarked() throws Exception {
        var orphans = Samples.orphans(now);
        desk.send(orphans);

        assertThat(desk.get("/trace/" + orphans.id()).body()).contains("links: 1");
        assertThat(desk.get("/trace/" + orphans.id() + "/spans/deadbeef00000004")
                        .body())
                .contains(">CommentService/CreateComment</a>");
    }

    @Test
    void logLinesStandBelowTheirSpan() throws Exception {
        var failure = Samples.failure(now);
        desk.send(failure);

        String page = desk.get("/trace/" + failure.id()).body();

        assertThat(page.indexOf("HikariPool-1")).isBetween(page.indexOf("INSERT blogs.blogs</a>"), page.length());
        assertThat(page).contains("<a href=\"#c0ffee6e00000004\">28.30</a>");
    }

    @Test
    void aSpanShowsAllThatIsKnownOfIt() throws Exception {
        var failure = Samples.failure(now);
        desk.send(failure);

        assertThat(desk.get("/trace/" + failure.id() + "/spans/c0ffee6e00000004")
                        .body())
                .contains("<dt>db.query.text</dt><dd>INSERT INTO blogs")
                .contains("<dt>process.runtime.version</dt>")
                .contains("Event: exception")
                .contains("BlogRepository.java:61")
                .contains("HikariPool-1");
        assertThat(desk.get("/trace/" + failure.id() + "/spans/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothingInATraceIsMarkup() throws Exception {
        var trace = new OtlpTrace("00000000000000000000000000000abc", now);
        String span = trace.span(
                MARKUP,
                "",
                SPAN_KIND_SERVER,
                MARKUP,
                0,
                10,
                OtlpTrace.failed(MARKUP)
                        .andThen(OtlpTrace.with(MARKUP, MARKUP))
                        .andThen(trace.event(1, MARKUP, Map.of(MARKUP, MARKUP))));
        trace.span(MARKUP, span, SPAN_KIND_INTERNAL, MARKUP, 4, 2);
        trace.log(MARKUP, span, 2, SEVERITY_NUMBER_INFO, MARKUP);
        desk.send(trace);

        for (String path : new String[] {
            "/trace/" + trace.id(),
            "/trace/" + trace.id() + "/spans/" + span,
            "/search",
            "/search?service=%3Cscript%3Ealert(1)%3C/script%3E&operation=%22%3E%3Cimg+src=x+onerror=1%3E&tags=a=%22%3E",
            "/trace/%3Cimg%20src=x%20onerror=alert(1)%3E"
        }) {
            assertThat(desk.get(path).body())
                    .doesNotContain("<script>")
                    .doesNotContain("<img")
                    .doesNotContain("onerror='");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/trace/abc", "/api/services", "/assets/desk.js"})
    void nothingInlineRunsAndNoOtherSiteMayRead(String path) throws Exception {
        var headers = desk.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:16686", "127.0.0.1.nip.io", "192.168.0.7"})
    void otherHostNamesAreRefused(String host) throws Exception {
        assertThat(statusLine(host)).contains("403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:16686", "127.0.0.1:1", "[::1]:16686"})
    void loopbackNamesAreWelcome(String host) throws Exception {
        assertThat(statusLine(host)).contains("200");
    }

    @Test
    void aTraceThatIsNotHereMayStillCome() throws Exception {
        var answer = desk.get("/trace/5f2c9a4be1d84c0e9d3b7a6054c1e201");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("data-missing").contains("may still be on its way");
    }

    @Test
    void shortAndUpperCaseIdsLeadToTheTrace() throws Exception {
        var trace = new OtlpTrace("00000000000000000000000000000abc", now);
        trace.span("api-gateway", "", SPAN_KIND_SERVER, "GET /", 0, 1);
        desk.send(trace);

        assertThat(desk.get("/trace/ABC").headers().firstValue("Location")).contains("/trace/" + trace.id());
    }

    @Test
    void tenThousandSpansAreCutUntilAllAreAskedFor() throws Exception {
        var large = new OtlpTrace("00000000000000000000000000000abc", now);
        String parent = large.span("api-gateway", "", SPAN_KIND_SERVER, "GET /", 0, 10_000);
        for (int i = 1; i < 10_000; i++) {
            parent = large.span("api-gateway", parent, SPAN_KIND_INTERNAL, "deeper", i, 10_000. - i);
        }
        desk.send(large);

        assertThat(desk.get("/trace/" + large.id()).body()).contains("8000 more lines");
        assertThat(desk.get("/trace/" + large.id() + "?lines=all").body())
                .contains(parent)
                .doesNotContain("more lines");
    }

    /** Java's own client does not send any host but the one it speaks to. */
    private String statusLine(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", desk.port())) {
            socket.getOutputStream()
                    .write(("GET /search HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
