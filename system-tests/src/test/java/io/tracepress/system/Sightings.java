package io.tracepress.system;

import io.tracepress.system.Registry.Group;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which parts of the registry were seen, and what was seen beside it. Findings are sentences. */
final class Sightings {

    private final Set<String> recorded = new HashSet<>();
    private final Map<String, String> unlisted = new TreeMap<>();

    void seen(Group group) {
        recorded.add(group.id());
    }

    /** An attribute, listed in one of the groups. */
    void seen(String key, List<Group> groups, String carrier) {
        groups.stream()
                .filter(group -> group.attribute(key).isPresent())
                .findFirst()
                .ifPresentOrElse(
                        group -> recorded.add(name(group, key)),
                        () -> unlisted("attribute " + key + " on " + carrier + " is not listed at "
                                + groups.getFirst().id()));
    }

    void expect(boolean holds, String otherwise) {
        if (!holds) {
            unlisted(otherwise);
        }
    }

    /** One example of each is enough, whatever trace it is from. */
    void unlisted(String finding) {
        unlisted.putIfAbsent(finding.replaceAll(" \\(trace \\w+\\)", ""), finding);
    }

    /** What was recorded although it is not listed, or in another way than listed. */
    Collection<String> unlisted() {
        return unlisted.values();
    }

    /** What is listed but was not recorded, unless another test proves it. */
    Set<String> unrecorded(Registry registry) {
        Set<String> missing = new TreeSet<>();
        registry.groups().stream()
                .filter(group -> !group.isDefinitions() && group.place().provenBy() == null)
                .forEach(group -> {
                    if (!group.type().equals("attribute_group") && !recorded.contains(group.id())) {
                        missing.add(group.id() + " is listed, but was not recorded");
                    }
                    group.attributes().stream()
                            .filter(attribute -> attribute.place().provenBy() == null)
                            .filter(attribute -> !recorded.contains(name(group, attribute.key())))
                            .forEach(attribute -> missing.add("attribute " + attribute.key() + " is listed at "
                                    + group.id() + ", but was not recorded there"));
                });
        return missing;
    }

    private static String name(Group group, String key) {
        return group.id() + " " + key;
    }
}
