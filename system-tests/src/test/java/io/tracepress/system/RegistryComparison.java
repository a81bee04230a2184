package io.tracepress.system;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.tracepress.system.Registry.Attribute;
import io.tracepress.system.Registry.Group;
import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares what was recorded with what the registry lists. */
final class RegistryComparison {

    // How the store shows the scope, which is no attribute.
    private static final Set<String> OF_THE_STORE = Set.of("otel.scope.name", "otel.scope.version");
    private static final Map<String, Class<?>> TYPES =
            Map.of("string", String.class, "int", Long.class, "double", Double.class, "boolean", Boolean.class);

    private final Registry registry;
    private final Sightings sightings = new Sightings();

    RegistryComparison(Registry registry) {
        this.registry = registry;
    }

    Sightings sightings() {
        return sightings;
    }

    void add(Trace trace) {
        for (Span span : trace.spans()) {
            String carrier = "span '" + span.name() + "' of " + span.service() + " (trace " + trace.id() + ")";
            String scope = String.valueOf(span.attributes().get("otel.scope.name"));
            String kind = span.kind().name().toLowerCase(Locale.ROOT);
            registry.span(scope, kind, span.name())
                    .ifPresentOrElse(
                            group -> add(span, group, carrier),
                            () -> sightings.unlisted(carrier + " is not listed: kind " + kind + ", scope " + scope));
            addResource(span.resource().keySet().stream(), carrier);
        }
    }

    void add(Measured measured) {
        var metric = measured.metric();
        String carrier = "metric " + metric.getName() + " of " + measured.service() + ", scope " + measured.scope();
        registry.metric(metric.getName())
                .ifPresentOrElse(
                        group -> add(measured, group, carrier), () -> sightings.unlisted(carrier + " is not listed"));
        addResource(measured.resource().getAttributesList().stream().map(KeyValue::getKey), carrier);
    }

    private void add(Measured measured, Group group, String carrier) {
        sightings.seen(group);
        sightings.expect(
                group.place().allows(measured.scope(), measured.service()), carrier + " is not where it is listed");
        expectSame("unit", group.unit(), measured.metric().getUnit(), carrier);
        expectSame("instrument", group.instrument(), measured.instrument(), carrier);
        measured.attributeKeys().forEach(key -> sightings.seen(key, List.of(group), carrier));
    }

    private void add(Span span, Group group, String carrier) {
        sightings.seen(group);
        sightings.expect(group.place().allows(span.service()), carrier + " is listed for other services only");
        addAttributes(span.attributes(), List.of(group, registry.carriedBy("every span")), carrier);
        for (Span.Event event : span.events()) {
            String eventCarrier = "event " + event.name() + " on " + carrier;
            registry.event(group, event.name())
                    .ifPresentOrElse(
                            listed -> {
                                sightings.seen(listed);
                                addAttributes(event.attributes(), List.of(listed), eventCarrier);
                            },
                            () -> sightings.unlisted(eventCarrier + " is not listed at " + group.id()));
        }
    }

    private void addAttributes(Map<String, Object> attributes, List<Group> groups, String carrier) {
        attributes.forEach((key, value) -> {
            if (!OF_THE_STORE.contains(key)) {
                sightings.seen(key, groups, carrier);
                expectType(key, value, carrier);
            }
        });
        groups.getFirst().attributes().stream()
                .filter(Attribute::isRequired)
                .forEach(attribute -> sightings.expect(
                        attributes.containsKey(attribute.key()),
                        carrier + " lacks the required attribute " + attribute.key()));
    }

    private void addResource(Stream<String> keys, String carrier) {
        keys.forEach(key -> sightings.seen(key, List.of(registry.carriedBy("resource")), "the resource of " + carrier));
    }

    private void expectType(String key, Object value, String carrier) {
        registry.definitions()
                .filter(attribute -> attribute.key().equals(key))
                .forEach(attribute -> sightings.expect(
                        TYPES.get(attribute.type()).isInstance(value),
                        "attribute " + key + " on " + carrier + " is no " + attribute.type() + ": " + value));
    }

    private void expectSame(String what, String listed, String recorded, String carrier) {
        sightings.expect(
                listed.equals(recorded), carrier + " has " + what + " '" + recorded + "', listed is '" + listed + "'");
    }
}
