package io.tracepress.localstack;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Who may call whom, and at which port, by the policies of a cluster. */
record NetworkPolicies(ClusterStack cluster) {

    private static final String NAME = "app.kubernetes.io/name";

    Set<String> edges() {
        return cluster.ofKind("NetworkPolicy").stream()
                .flatMap(this::edges)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<String> edges(JsonNode policy) {
        String callee = policy.at("/spec/podSelector/matchLabels").path(NAME).asString("");
        return YamlFile.items(policy.at("/spec/ingress"))
                .flatMap(rule -> YamlFile.items(rule.path("ports"))
                        .map(port -> port.path("port").asString())
                        .flatMap(port -> callers(rule).map(caller -> caller + " -> " + callee + ":" + port)));
    }

    private Stream<String> callers(JsonNode rule) {
        return rule.has("from")
                ? YamlFile.items(rule.path("from")).flatMap(peer -> selected(peer.path("podSelector")))
                : Stream.of("anybody");
    }

    private Stream<String> selected(JsonNode selector) {
        if (selector.path("matchLabels")
                .path("app.kubernetes.io/component")
                .asString("")
                .equals("service")) {
            return cluster.names().stream();
        }
        var names = YamlFile.items(selector.path("matchExpressions"))
                .filter(part -> part.path("key").asString().equals(NAME))
                .filter(part -> part.path("operator").asString().equals("In"))
                .flatMap(part -> YamlFile.items(part.path("values")))
                .map(JsonNode::asString)
                .toList();
        if (names.isEmpty()) {
            throw new AssertionError("whom does this select? " + selector);
        }
        return names.stream();
    }
}
