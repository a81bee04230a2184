package io.tracepress.localstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of YAML, read as trees. */
final class YamlFile {

    private static final JsonMapper TREES = new JsonMapper();

    private YamlFile() {}

    static JsonNode document(Path file) {
        return documents(file).getFirst();
    }

    static List<JsonNode> documents(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return StreamSupport.stream(yaml.loadAll(reader).spliterator(), false)
                    .<JsonNode>map(TREES::valueToTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** As kustomize applies a patch: objects are merged, and so are lists of things that have a name or a mountPath. */
    static JsonNode patched(JsonNode target, JsonNode patch) {
        if (target instanceof ObjectNode object && patch instanceof ObjectNode changes) {
            var merged = object.deepCopy();
            changes.properties()
                    .forEach(change ->
                            merged.set(change.getKey(), patched(object.path(change.getKey()), change.getValue())));
            return merged;
        }
        if (target instanceof ArrayNode list && patch instanceof ArrayNode changes && key(changes) != null) {
            return patched(list, changes, key(changes));
        }
        return patch;
    }

    private static ArrayNode patched(ArrayNode list, ArrayNode changes, String key) {
        var merged = list.deepCopy();
        for (JsonNode change : changes) {
            int at = 0;
            while (at < merged.size() && !merged.get(at).path(key).equals(change.path(key))) {
                at++;
            }
            if (at < merged.size()) {
                merged.set(at, patched(merged.get(at), change));
            } else {
                merged.add(change);
            }
        }
        return merged;
    }

    private static String key(ArrayNode changes) {
        return Stream.of("mountPath", "name")
                .filter(candidate -> items(changes).allMatch(change -> change.has(candidate)))
                .findFirst()
                .orElse(null);
    }
}
