package io.tracepress.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
        assertThat(row(waterfall, "login").gaps()).containsExactly(Gap.unaccounted(7, 97, "between SELECT and INSERT"));
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
        assertThat(waterfall.rows().getFirst().gaps()).containsExactly(Gap.unaccounted(0, 10, "no child spans"));
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
    void anOperationIsItsOwnExplanationWhenAllBelowItCameLater() {
        var waterfall = waterfall(
                span("register", "", SpanKind.SERVER, 0, 10),
                span("send", "register", SpanKind.PRODUCER, 4, 2),
                span("process", "send", SpanKind.CONSUMER, 20, 5));

        assertThat(row(waterfall, "send").isNamedOperation()).isTrue();
        assertThat(row(waterfall, "send").selfTime()).isEqualTo(2);
        assertThat(waterfall.unaccounted()).isEqualTo(8);
    }

    @Test
    void anEventInItsQueueOrBeingProcessedExplainsNoneOfTheRequest() {
        var waterfall = waterfall(
                span("register", "", SpanKind.SERVER, 0, 100),
                span("hash", "register", SpanKind.INTERNAL, 0, 60),
                span("wait in outbox", "register", SpanKind.INTERNAL, 50, 20),
                span("send", "register", SpanKind.PRODUCER, 70, 2),
                span("wait in stream", "send", SpanKind.INTERNAL, 72, 8),
                span("process", "send", SpanKind.CONSUMER, 80, 320),
                span("mail", "process", SpanKind.CLIENT, 80, 320));

        assertThat(waterfall.unaccounted()).isEqualTo(40);
        assertThat(row(waterfall, "register").gaps()).containsExactly(Gap.unaccounted(60, 100, "after hash"));
        assertThat(row(waterfall, "process").unaccounted()).isZero();
        assertThat(row(waterfall, "wait in stream").selfTime()).isEqualTo(8);
        assertThat(waterfall.rows())
                .filteredOn(Row::consequence)
                .extracting(row -> row.span().id())
                .containsExactly("wait in outbox", "send", "wait in stream", "process", "mail");
        assertThat(waterfall.outlivesRoot()).isTrue();
    }

    @Test
    void aConsumerThatIsTheRequestIsNoConsequence() {
        var waterfall = waterfall(
                span("process", "", SpanKind.CONSUMER, 0, 10), span("mail", "process", SpanKind.CLIENT, 0, 9));

        assertThat(waterfall.unaccounted()).isEqualTo(1);
        assertThat(waterfall.outlivesRoot()).isFalse();
    }

    @Test
    void aShortWayBetweenTheSidesOfACallIsTransit() {
        var waterfall = waterfall(
                span("get", "", SpanKind.SERVER, 0, 8_000_000),
                call("get", 1_000_000, 6_000_000),
                span("answer", "call", SpanKind.SERVER, 2_000_000, 4_200_000),
                span("SELECT", "answer", SpanKind.CLIENT, 2_000_000, 4_200_000));

        assertThat(row(waterfall, "call").gaps())
                .extracting(Gap::place, Gap::transit)
                .containsExactly(tuple("before answer", true), tuple("after answer", true));
        assertThat(row(waterfall, "call").selfTime()).isEqualTo(1_800_000);
        assertThat(row(waterfall, "call").unaccounted()).isZero();
        assertThat(waterfall.unaccounted()).isEqualTo(2_000_000);
        assertThat(waterfall.transit()).isEqualTo(1_800_000);
    }

    @Test
    void aGhostOnTheWayStaysUnaccountedAsAWhole() {
        var waterfall =
                waterfall(call("", 0, 10_000_000), span("answer", "call", SpanKind.SERVER, 5_600_000, 4_000_000));

        assertThat(row(waterfall, "call").gaps())
                .extracting(Gap::duration, Gap::transit)
                .containsExactly(tuple(5_600_000L, false), tuple(400_000L, true));
        assertThat(row(waterfall, "call").unaccounted()).isEqualTo(5_600_000);
    }

    @Test
    void betweenTwoTriesOfACallNothingIsTransit() {
        var waterfall = waterfall(
                call("", 0, 1_000),
                span("first", "call", SpanKind.SERVER, 10, 100),
                span("second", "call", SpanKind.SERVER, 800, 100));

        assertThat(waterfall.transit()).isZero();
        assertThat(row(waterfall, "call").unaccounted()).isEqualTo(800);
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
    void anEventIsNotCompleteWithoutEachOfItsConsumers() {
        var root = span("a", "", SpanKind.SERVER, 0, 10);
        var send = span(
                "send user.registered", "a", SpanKind.PRODUCER, 2, 1, false, Map.of("tracepress.event.consumers", 2L));

        assertThat(missing(root, send)).containsExactly("process user.registered by 2 consumers");
        assertThat(missing(root, send, consumer("1", "user-service"), consumer("2", "user-service")))
                .containsExactly("process user.registered by 1 consumer besides user-service");
        assertThat(missing(root, send, consumer("1", "user-service"), consumer("2", "email-service")))
                .isEmpty();
    }

    @Test
    void anEventWhoseConsumersNobodyCountedIsComplete() {
        assertThat(missing(
                        span("a", "", SpanKind.SERVER, 0, 10),
                        span("send user.registered", "a", SpanKind.PRODUCER, 2, 1)))
                .isEmpty();
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

    private static Span call(String parent, long start, long duration) {
        return span("call", parent, SpanKind.CLIENT, start, duration, false, Map.of("rpc.method", "Login"));
    }

    private static Span consumer(String id, String group) {
        return span(
                id,
                "send user.registered",
                SpanKind.CONSUMER,
                20,
                5,
                false,
                Map.of("messaging.consumer.group.name", group));
    }

    private static List<String> missing(Span... spans) {
        var trace = new Trace("1", List.of(spans));
        var missing =
                trace.unconsumedEvents().stream().map(UnconsumedEvent::text).toList();
        assertThat(trace.isComplete()).isEqualTo(missing.isEmpty());
        return missing;
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
