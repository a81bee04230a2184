package io.tracepress.kit.telemetry;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Set;

/** Lets only known baggage in: anybody can send some, and it would travel to every service and every span. */
final class AllowedBaggage implements TextMapPropagator {

    // The last two are the short names of Jaeger's HotROD.
    private static final Set<String> KEYS = Set.of("session.id", "request.id", "session", "request");
    private static final int LONGEST_VALUE = 128;

    private final TextMapPropagator propagator;

    AllowedBaggage(TextMapPropagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
        Context extracted = propagator.extract(context, carrier, getter);
        Baggage received = Baggage.fromContext(extracted);
        if (received.isEmpty()) {
            return extracted;
        }
        var allowed = Baggage.builder();
        received.forEach((key, entry) -> {
            if (KEYS.contains(key) && entry.getValue().length() <= LONGEST_VALUE) {
                allowed.put(key, entry.getValue());
            }
        });
        return extracted.with(allowed.build());
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
        propagator.inject(context, carrier, setter);
    }

    @Override
    public Collection<String> fields() {
        return propagator.fields();
    }
}
