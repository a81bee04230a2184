package io.tracepress.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What observability/telemetry.yaml lists; its header tells what the parts mean. */
record Registry(List<Group> groups) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A span, a metric, an event, or attributes that belong to none of them. */
    record Group(
            String id,
            String type,
            String name,
            String spanKind,
            String metricName,
            String instrument,
            String unit,
            String stability,
            String brief,
            String note,
            List<String> events,
            List<Attribute> attributes,
            Map<String, Place> annotations) {

        Place place() {
            return Place.in(annotations);
        }

        /** Whether it only says what attributes of ours mean. */
        boolean isDefinitions() {
            return attributes.stream().anyMatch(attribute -> attribute.id() != null);
        }

        Optional<Attribute> attribute(String key) {
            return attributes.stream()
                    .filter(attribute -> attribute.key().equals(key))
                    .findFirst();
        }
    }

    record Attribute(
            String id,
            String ref,
            String type,
            String stability,
            String brief,
            Object requirementLevel,
            List<Object> examples,
            Map<String, Place> annotations) {

        String key() {
            return id == null ? ref : id;
        }

        Place place() {
            return Place.in(annotations);
        }

        boolean isRequired() {
            return "required".equals(requirementLevel);
        }
    }

    /** Where something is recorded. */
    record Place(List<String> scopes, String spanName, List<String> services, String carriedBy, String provenBy) {

        private static final Place ANY = new Place(null, null, null, null, null);

        private static Place in(Map<String, Place> annotations) {
            return annotations == null ? ANY : annotations.getOrDefault("tracepress", ANY);
        }

        boolean allows(String scope, String service) {
            return scopes.contains(scope) && allows(service);
        }

        boolean allows(String service) {
            return services == null || services.contains(service);
        }
    }

    static Registry read(Path file) throws IOException {
        return JSON.convertValue(new Yaml().load(Files.readString(file)), Registry.class);
    }

    Stream<Group> ofType(String type) {
        return groups.stream().filter(group -> group.type().equals(type));
    }

    Optional<Group> span(String scope, String kind, String name) {
        Predicate<String> isItsName = listed -> listed == null || listed.equals(name);
        return ofType("span")
                .filter(group -> group.spanKind().equals(kind))
                .filter(group -> group.place().scopes().contains(scope))
                .filter(group -> isItsName.test(group.place().spanName()))
                .findFirst();
    }

    Optional<Group> metric(String name) {
        return ofType("metric").filter(group -> group.metricName().equals(name)).findFirst();
    }

    /** Where the span group says that the event happens. */
    Optional<Group> event(Group span, String name) {
        return ofType("event")
                .filter(group -> span.events() != null && span.events().contains(group.id()))
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    /** The attributes that are on the resource, or on every span. */
    Group carriedBy(String carrier) {
        return groups.stream()
                .filter(group -> carrier.equals(group.place().carriedBy()))
                .findFirst()
                .orElseThrow();
    }

    /** Attributes of ours, by their keys. */
    Stream<Attribute> definitions() {
        return ofType("attribute_group")
                .flatMap(group -> group.attributes().stream())
                .filter(attribute -> attribute.id() != null);
    }
}
