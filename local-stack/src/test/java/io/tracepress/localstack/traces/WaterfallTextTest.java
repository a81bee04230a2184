package io.tracepress.localstack.traces;

import static io.tracepress.localstack.traces.Spans.failed;
import static io.tracepress.localstack.traces.Spans.login;
import static io.tracepress.localstack.traces.Spans.query;
import static io.tracepress.localstack.traces.Spans.registration;
import static io.tracepress.localstack.traces.Spans.request;
import static io.tracepress.localstack.traces.Spans.span;
import static io.tracepress.localstack.traces.Spans.trace;
import static io.tracepress.localstack.traces.Spans.with;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import io.tracepress.waterfall.Trace;
import io.tracepress.waterfall.Waterfall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaterfallTextTest {

    private static final Screen WIDE = new Screen(120, false, true);
    private static final Screen NARROW = new Screen(80, false, true);

    @Test
    void theHoleOfTheArticleIsNamedWhereItIs() {
        assertThat(text(login(), WIDE)).isEqualTo("""
                service       span                        duration       self
                api-gateway   POST /auth/login           104.00 ms   90.00 ms  █████████████████████████████████████████████████████████
                auth-service    SELECT auth.credentials    7.00 ms    7.00 ms  ████
                                unaccounted 90.0 ms, 87%                           ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
                                between SELECT auth.credentials and INSERT auth.sessions
                auth-service    INSERT auth.sessions       7.00 ms    7.00 ms                                                       ████""");
    }

    @Test
    void aPlaceTooLongForItsColumnsGetsALineOfItsOwn() {
        assertThat(text(login(), NARROW)).isEqualTo("""
                service       span                        duration       self
                api-gateway   POST /auth/login           104.00 ms   90.00 ms  █████████████████
                auth-service    SELECT auth.credentials    7.00 ms    7.00 ms  █
                                unaccounted 90.0 ms, 87%                        ░░░░░░░░░░░░░░░
                                between SELECT auth.credentials and INSERT auth.sessions
                auth-service    INSERT auth.sessions       7.00 ms    7.00 ms                  █""");
    }

    @Test
    void withoutUnicodeItIsAllAscii() {
        assertThat(text(login(), new Screen(80, false, false))).isEqualTo("""
                service       span                        duration       self
                api-gateway   POST /auth/login           104.00 ms   90.00 ms  #################
                auth-service    SELECT auth.credentials    7.00 ms    7.00 ms  #
                                unaccounted 90.0 ms, 87%                        ...............
                                between SELECT auth.credentials and INSERT auth.sessions
                auth-service    INSERT auth.sessions       7.00 ms    7.00 ms                  #""");
    }

    @Test
    void failuresAreMarkedWithTheirReason() {
        var call = with(
                span(
                        "call",
                        "GET /blogs",
                        "api-gateway",
                        "tracepress.blog.v1.BlogService/ListBlogs",
                        SpanKind.CLIENT,
                        0,
                        10),
                "rpc.method",
                "ListBlogs");

        assertThat(text(
                        trace(failed(request("GET /blogs", 0, 10), ""), failed(call, "UNAVAILABLE: io exception")),
                        NARROW))
                .isEqualTo("""
                service      span                               duration      self
                api-gateway  ✗ GET /blogs                       10.00 ms   0.00 ms  ████████████
                api-gateway    ✗ BlogService/ListBlogs (clien…  10.00 ms  10.00 ms  ████████████
                                 ✗ UNAVAILABLE: io exception""");
    }

    @Test
    void aDeepTreeKeepsRoomForNames() {
        List<Span> spans = new ArrayList<>(List.of(request("0", 0, 10)));
        for (int depth = 1; depth <= 20; depth++) {
            spans.add(query("level " + depth, depth == 1 ? "0" : "level " + (depth - 1), 0, 10));
        }

        assertThat(text(new Trace("1", spans), NARROW).lines().toList().getLast())
                .isEqualTo("auth-service                  level 20          10.00 ms  10.00 ms  ████████████");
    }

    @Test
    void whatTheRequestCausedFollowsOnTheSameScaleAndQueuesAreDrawnLighter() {
        assertThat(text(registration(), WIDE)).isEqualTo("""
                service        span                          duration       self
                api-gateway    POST /auth/register          100.00 ms    6.00 ms  ██████████████
                auth-service     bcrypt.hash (password)      66.00 ms   66.00 ms  █████████
                auth-service     INSERT credentials          28.00 ms   28.00 ms           ████
                auth-service     wait in outbox              26.00 ms   26.00 ms           ────
                auth-service     send user.registered         3.00 ms    0.00 ms               █
                auth-service       EVALSHA                    3.00 ms    3.00 ms               █
                email-service      wait in stream           260.00 ms  260.00 ms               ───────────────────────────────────
                email-service      process user.registered   41.00 ms    2.00 ms                                                  ██████
                email-service        send mail               39.00 ms   39.00 ms                                                   █████""");
    }

    @Test
    void aWayBetweenServicesIsNamedAndSoIsAGhostOnIt() {
        var call = with(
                span("call", "GET /blogs", "api-gateway", "BlogService/GetBlog", SpanKind.CLIENT, 0, 10),
                "rpc.method",
                "GetBlog");
        var answer = span("answer", "call", "blog-service", "GetBlog", SpanKind.SERVER, 0.8, 4);
        var select = query("SELECT blogs", "answer", 0.8, 4);

        assertThat(text(trace(request("GET /blogs", 0, 10), call, answer, select), WIDE))
                .isEqualTo("""
                service       span                            duration      self
                api-gateway   GET /blogs                      10.00 ms   0.00 ms  ██████████████████████████████████████████████████████
                api-gateway     BlogService/GetBlog (client)  10.00 ms   6.00 ms  ██████████████████████████████████████████████████████
                                  transit 0.8 ms, 8%, before GetBlog              ░░░░
                blog-service      GetBlog                      4.00 ms   0.00 ms      ██████████████████████
                auth-service        SELECT blogs               4.00 ms   4.00 ms      ██████████████████████
                                  unaccounted 5.2 ms, 52%, after GetBlog                                    ░░░░░░░░░░░░░░░░░░░░░░░░░░░░""");
    }

    @Test
    void anOrphanIsATreeOfItsOwn() {
        assertThat(text(trace(query("a", "", 0, 10), query("b", "lost", 5, 5)), NARROW))
                .isEqualTo("""
                service       span              duration      self
                auth-service  a                 10.00 ms  10.00 ms  ████████████████████████████
                auth-service  b                  5.00 ms   5.00 ms                ██████████████""");
    }

    @Test
    void spansWithoutDurationAreSeenAllTheSame() {
        assertThat(text(trace(query("a", "", 0, 0), query("b", "a", 0, 0)), NARROW))
                .isEqualTo("""
                service       span              duration      self
                auth-service  a                  0.00 ms   0.00 ms  █
                auth-service    b                0.00 ms   0.00 ms  █""");
    }

    @Test
    void aVeryLongNameIsShortened() {
        var slow = query("SELECT " + "very".repeat(30), "GET /blogs", 0, 10);

        assertThat(text(trace(request("GET /blogs", 0, 10), slow), NARROW)).isEqualTo("""
                service       span                              duration      self
                api-gateway   GET /blogs                        10.00 ms   0.00 ms  ████████████
                auth-service    SELECT veryveryveryveryveryve…  10.00 ms  10.00 ms  ████████████""");
    }

    @Test
    void noLineIsWiderThanTheScreen() {
        for (var columns : List.of(80, 100, 120, 200)) {
            assertThat(text(login(), new Screen(columns, false, true)).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
    }

    @Test
    void whatATerminalWouldObeyIsNotPassedOn() {
        assertThat(text(trace(query("a\u001b[2Jb\nc", "", 0, 1)), NARROW)).contains("a [2Jb c");
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(text(login(), new Screen(120, true, true))).contains("\u001b[33m", "\u001b[36m");
        assertThat(text(login(), WIDE)).doesNotContain("\u001b");
    }

    private static String text(Trace trace, Screen screen) {
        return new WaterfallText(Waterfall.of(trace), screen)
                .lines()
                .map(String::stripTrailing)
                .collect(joining("\n"));
    }
}
