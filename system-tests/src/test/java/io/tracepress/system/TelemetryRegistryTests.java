package io.tracepress.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Registry.Attribute;
import io.tracepress.system.Registry.Group;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry and what the stack records are the same, so names are decided there, and a library's are seen to change. */
@ExtendWith(SharedStack.class)
// After the tests that measure the stack which this one disturbs.
@Order(Order.DEFAULT + 1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryRegistryTests {

    private static final Path FILE = Path.of(System.getProperty("tracepress.root"), "observability", "telemetry.yaml");

    private Registry registry;
    private RegistryComparison comparison;

    @BeforeAll
    void recordAll(ObservedStack stack) throws Exception {
        var begin = Instant.now();
        registry = Registry.read(FILE);
        comparison = new RegistryComparison(registry);
        Endpoints.callAll(stack.client(), Person.unique());
        RareEvents.bringAbout(stack);
        stack.metrics().awaitExports();
        stack.metrics().last().forEach(comparison::add);
        stack.traces().since(begin).forEach(comparison::add);
        // A service token, for example, is verified once a minute, which may have been before.
        namedSpans().flatMap(name -> stack.traces().newest(name)).forEach(comparison::add);
    }

    @Test
    void whatIsRecordedIsListed() {
        assertThat(comparison.sightings().unlisted()).isEmpty();
    }

    @Test
    void whatIsListedIsRecorded() {
        assertThat(comparison.sightings().unrecorded(registry)).isEmpty();
    }

    @Test
    void everyAttributeOfOursIsUsed() {
        var used = registry.groups().stream()
                .flatMap(group -> group.attributes().stream())
                .map(Attribute::ref)
                .collect(toSet());

        assertThat(registry.definitions().map(Attribute::id).filter(id -> !used.contains(id)))
                .isEmpty();
    }

    @Test
    void namesOfOursAreOfOneStyle() {
        // "verify access token", or what the article calls "bcrypt.hash (refresh-token)".
        assertThat(namedSpans()).allMatch(name -> name.matches("[a-z]+( [a-z]+)+|[a-z]+\\.[a-z]+( \\([a-z-]+\\))?"));
        assertThat(ours("metric"))
                .extracting(Group::metricName)
                .filteredOn(name -> !name.equals("messaging.process.duration"))
                .allMatch(name -> name.matches("tracepress(\\.[a-z_]+)+"));
    }

    @Test
    void groupsAreNamedOnce() {
        List<String> ids = registry.groups().stream().map(Group::id).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    /** Those of ours that have one name; the others are named after an event. */
    private Stream<String> namedSpans() {
        return ours("span").map(group -> group.place().spanName()).filter(Objects::nonNull);
    }

    private Stream<Group> ours(String type) {
        return registry.ofType(type)
                .filter(group -> group.place().scopes().getFirst().startsWith("io.tracepress."));
    }
}
