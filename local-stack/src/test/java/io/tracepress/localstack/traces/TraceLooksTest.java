package io.tracepress.localstack.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLooksTest {

    private static final TraceQuery STORE = new TraceQuery("http://localhost:1/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "4BF92F3577B34DA6A3CE929D0E0E4736",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03",
                "traceresponse: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03\r"
            })
    void anIdIsFoundInWhatPeoplePaste(String pasted) {
        assertThat(TraceLooks.of(List.of(pasted), STORE)).isEqualTo(new TraceById(STORE, Spans.TRACE_ID));
    }

    @Test
    void aHeaderMayBePastedAsTwoWords() {
        var words = List.of("traceparent:", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03");

        assertThat(TraceLooks.of(words, STORE)).isEqualTo(new TraceById(STORE, Spans.TRACE_ID));
    }

    @Test
    void lastIsWhatIsShownUnlessToldOtherwise() {
        var last = new LastRequest(STORE, Optional.empty());

        assertThat(TraceLooks.of(List.of(), STORE)).isEqualTo(last);
        assertThat(TraceLooks.of(List.of("last"), STORE)).isEqualTo(last);
        assertThat(TraceLooks.of(List.of("last", "get", "/blogs"), STORE))
                .isEqualTo(new LastRequest(STORE, Optional.of(new Route("GET", "/blogs"))));
    }

    @Test
    void anythingElseIsRefusedInOneLine() {
        for (var words : List.of(List.of("4bf92f"), List.of("last", "/blogs"), List.of("last", "GET", "blogs"))) {
            assertThatThrownBy(() -> TraceLooks.of(words, STORE))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining("./tracepress trace last")
                    .hasMessageNotContaining("\n");
        }
    }
}
