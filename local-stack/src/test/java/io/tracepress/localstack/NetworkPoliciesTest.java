package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the services may call in a cluster is what they do call, and no more. */
class NetworkPoliciesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TRACES = ROOT.resolve("system-tests/src/test/resources/traces");

    private static final String KEYS = "fetches the keys of access tokens now and then, which those traces leave out";

    /** Edges that no trace of an endpoint shows, and why there are such. */
    private static final Map<String, String> BESIDE_THE_TRACES = Stream.concat(
                    Stream.of(
                            Map.entry("anybody -> api-gateway:http", "that is where requests begin"),
                            Map.entry("blog-service -> auth-service:grpc", KEYS),
                            Map.entry("comment-service -> auth-service:grpc", KEYS),
                            Map.entry("user-service -> auth-service:grpc", KEYS + ", and names when it repairs"),
                            Map.entry("operator -> email-service:grpc", "people look at dead letters"),
                            Map.entry("alertmanager -> mailpit:smtp", "alerts are mailed")),
                    Services.ALL.stream()
                            .map(service -> Map.entry(
                                    service.name() + " -> otel-collector:otlp-http", "traces are not traced")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @Test
    void theEdgesAreThoseOfTheTraces() {
        var shown = GoldenEdges.in(TRACES);
        assertThat(shown)
                .as("no reason where there is a trace")
                .doesNotContainAnyElementsOf(BESIDE_THE_TRACES.keySet());

        var expected = new TreeSet<>(shown);
        expected.addAll(BESIDE_THE_TRACES.keySet());
        assertThat(withoutTelemetry(new NetworkPolicies(ClusterStack.of(ROOT, Map.of())).edges()))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void nothingIsAllowedUnlessItIsListed() {
        var denied = ClusterStack.of(ROOT, Map.of()).ofKind("NetworkPolicy").stream()
                .filter(policy -> policy.at("/spec/podSelector").isEmpty())
                .filter(policy -> !policy.at("/spec").has("ingress"))
                .filter(policy -> policy.at("/spec/policyTypes").toString().contains("Ingress"))
                .toList();

        assertThat(denied).hasSize(1);
    }

    /** How programs of telemetry call each other is not what traces are about. */
    private static Set<String> withoutTelemetry(Set<String> edges) {
        return edges.stream()
                .filter(edge -> !edge.matches("\\S+ -> (jaeger|prometheus|alertmanager|loki|grafana|otel-collector):.*")
                        || edge.matches("(\\S+-service|api-gateway) -> .*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
