package io.tracepress.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracepress.waterfall.Waterfall.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    @Test
    void theHoleOfTheArticleIsFoundAndNamed() {
        var login = span("login", "", SpanKind.SERVER, 0, 104);
        var select = span("SELECT", "login", SpanKind.CLIENT, 0, 7);
        var insert = span("INSERT", "login", SpanKind.CLIENT, 97, 7);

        var waterfall = waterfall(login, select, insert);

        assertThat(waterfall.unaccounted()).isEqualTo(90);
        assertThat(waterfall.unaccountedShare()).isCloseTo(0.87, within(0.01));
        assertThat(row(waterfall, "login").gaps()).containsExactly(new Gap(7, 97, "between SELECT and INSERT"));
    }

    @Test
    void aNamedOperationWithoutChildrenIsItsOwnExplanation() {
        var waterfall = waterfall(
                span("login", "", SpanKind.SERVER, 0, 100),
                span("bcrypt.compare", "login", SpanKind.INTERNAL, 0, 60),
                span("bcrypt.hash", "login", SpanKind.INTERNAL, 60, 40));

        assertThat(waterfall.unaccounted()).isZero();
        assertThat(row(waterfall, "bcrypt.compare").selfTime()).isEqualTo(60);
        assertThat(row(waterfall, "bcrypt.compare").unaccounted()).isZero();
    }

    @Test
    void aRequestWithoutChildrenExplainsNothing() {
        var waterfall = waterfall(span("GET /blogs", "", SpanKind.SERVER, 0, 10));

        assertThat(waterfall.unaccounted()).isEqualTo(10);
        assertThat(waterfall.rows().getFirst().gaps()).containsExactly(new Gap(0, 10, "no child spans"));
    }

    @Test
    void childrenThatOverlapAreCountedOnce() {
        var waterfall = waterfall(
                span("page", "", SpanKind.SERVER, 0, 10),
                span("names", "page", SpanKind.INTERNAL, 2, 5),
                span("counts", "page", SpanKind.INTERNAL, 3, 2));

        assertThat(row(waterfall, "page").selfTime()).isEqualTo(5);
        assertThat(row(waterfall, "page").gaps()).extracting(Gap::place).containsExactly("before names", "after names");
    }

    @Test
    void whatRunsAfterTheAnswerExplainsNoneOfIt() {
        var waterfall = waterfall(
                span("register", "", SpanKind.SERVER, 0, 10),
                span("hash", "register", SpanKind.INTERNAL, 0, 4),
                span("mail", "register", SpanKind.CONSUMER, 20, 5));

        assertThat(row(waterfall, "register").selfTime()).isEqualTo(6);
        assertThat(waterfall.unaccounted()).isEqualTo(6);
        assertThat(waterfall.duration()).isEqualTo(25);
    }

    @Test
    void rowsAreInTheOrderOfTheTree() {
        var waterfall = waterfall(
                span("c", "a", SpanKind.INTERNAL, 5, 1),
                span("a", "", SpanKind.SERVER, 0, 10),
                span("b", "a", SpanKind.CLIENT, 1, 3),
                span("d", "b", SpanKind.SERVER, 2, 1));

        assertThat(waterfall.rows())
                .extracting(row -> row.depth() + row.span().id())
                .containsExactly("0a", "1b", "2d", "1c");
    }

    @Test
    void anOrphanIsShownAndTheTraceIsNotComplete() {
        var trace = new Trace(
                "1", List.of(span("a", "outside", SpanKind.SERVER, 0, 10), span("b", "lost", SpanKind.INTERNAL, 1, 2)));

        assertThat(trace.root().orElseThrow().id()).isEqualTo("a");
        assertThat(trace.orphans()).extracting(Span::id).containsExactly("b");
        assertThat(trace.isComplete()).isFalse();
        assertThat(Waterfall.of(trace).rows()).hasSize(2);
    }

    @Test
    void aCallWithoutTheSpanOfItsServiceIsNotCompleteUnlessItFailed() {
        var root = span("a", "", SpanKind.SERVER, 0, 10);

        assertThat(new Trace("1", List.of(root, call("a", false))).isComplete()).isFalse();
        assertThat(new Trace("1", List.of(root, call("a", true))).isComplete()).isTrue();
    }

    @Test
    void spansThatAreTheirOwnAncestorsDoNotHang() {
        var waterfall = waterfall(span("a", "b", SpanKind.INTERNAL, 0, 1), span("b", "a", SpanKind.INTERNAL, 0, 1));

        assertThat(waterfall.rows()).hasSize(2);
        assertThat(waterfall.unaccounted()).isZero();
    }

    @Test
    void aTraceMayBeDeeperThanTheStack() {
        var chain = IntStream.range(0, 20_000)
                .mapToObj(i -> span("" + i, i == 0 ? "" : "" + (i - 1), SpanKind.INTERNAL, i, 1))
                .toArray(Span[]::new);

        assertThat(waterfall(chain).rows().getLast().depth()).isEqualTo(19_999);
    }

    @Test
    void aSpanThatArrivesTwiceCountsOnce() {
        var span = span("a", "", SpanKind.SERVER, 0, 10);

        assertThat(new Trace("1", List.of(span, span)).spans()).containsExactly(span);
    }

    private static Waterfall waterfall(Span... spans) {
        return Waterfall.of(new Trace("1", List.of(spans)));
    }

    private static Row row(Waterfall waterfall, String id) {
        return waterfall.rows().stream()
                .filter(row -> row.span().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Span span(String id, String parent, SpanKind kind, long start, long duration) {
        return span(id, parent, kind, start, duration, false, Map.of());
    }

    private static Span call(String parent, boolean failed) {
        return span("call", parent, SpanKind.CLIENT, 1, 2, failed, Map.of("rpc.method", "Login"));
    }

    private static Span span(
            String id,
            String parent,
            SpanKind kind,
            long start,
            long duration,
            boolean failed,
            Map<String, Object> attributes) {
        return new Span(
                id,
                parent,
                "service",
                id,
                kind,
                start,
                duration,
                failed,
                "",
                attributes,
                Map.of(),
                List.of(),
                List.of());
    }
}
