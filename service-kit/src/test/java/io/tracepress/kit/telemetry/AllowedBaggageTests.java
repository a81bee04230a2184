package io.tracepress.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowedBaggageTests {

    private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String key) {
            return headers.get(key);
        }
    };

    private final AllowedBaggage propagator = new AllowedBaggage(W3CBaggagePropagator.getInstance());

    @Test
    void knownKeysComeIn() {
        assertThat(received("session.id=s1,request.id=r1,session=s2,request=r2"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("session.id", "s1", "request.id", "r1", "session", "s2", "request", "r2"));
    }

    @Test
    void everythingElseIsDropped() {
        assertThat(received("user.email=ada@example.org,session.id=s1")).containsExactly(Map.entry("session.id", "s1"));
    }

    @Test
    void aValueTooLongToBeAnIdIsDropped() {
        assertThat(received("session.id=" + "x".repeat(129))).isEmpty();
    }

    private Map<String, String> received(String header) {
        Context context = propagator.extract(Context.root(), Map.of("baggage", header), HEADERS);
        var entries = new HashMap<String, String>();
        Baggage.fromContext(context).forEach((key, entry) -> entries.put(key, entry.getValue()));
        return entries;
    }
}
