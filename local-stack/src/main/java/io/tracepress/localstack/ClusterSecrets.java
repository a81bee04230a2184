package io.tracepress.localstack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Secrets of a cluster, which keeps the only copy: what it has is read back, what is missing is made. Nothing that
 * is there changes, but for the signing keys when they rotate and for a pair of keys that has lost a half.
 */
record ClusterSecrets(Kubectl kubectl, Path privateFolder) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The Secrets that were made and those that were changed, and the files with the signing keys, oldest first. */
    record Outcome(List<String> made, List<String> changed, List<String> signingKeys) {}

    Outcome makeMissing() {
        return make(Function.identity());
    }

    Outcome rotateSigningKeys() {
        return make(secrets -> {
            secrets.rotateSigningKeys();
            return secrets;
        });
    }

    private Outcome make(Function<Secrets, Secrets> change) {
        var found = kubectl.secrets(SecretContents.SECRETS).stream()
                .collect(Collectors.toMap(secret -> secret.at("/metadata/name").asString(), Function.identity()));
        var secrets = new Secrets(privateFolder);
        SecretContents.keep(decoded(found), secrets);
        var wanted = SecretContents.of(change.apply(secrets));
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), signingKeys(wanted));
        wanted.forEach((name, files) -> {
            if (!found.containsKey(name)) {
                kubectl.create(secret(name, files));
                outcome.made().add(name);
            } else if (update((ObjectNode) found.get(name), files)) {
                kubectl.replace((ObjectNode) found.get(name));
                outcome.changed().add(name);
            }
        });
        return outcome;
    }

    private static List<String> signingKeys(Map<String, Map<String, String>> contents) {
        return List.copyOf(contents.get(SecretContents.SIGNING_KEYS).keySet());
    }

    private static Map<String, Map<String, String>> decoded(Map<String, JsonNode> found) {
        var contents = new TreeMap<String, Map<String, String>>();
        found.forEach((name, secret) -> {
            var files = new TreeMap<String, String>();
            secret.path("data").properties().forEach(file -> files.put(file.getKey(), decoded(file.getValue())));
            contents.put(name, files);
        });
        return contents;
    }

    private static ObjectNode secret(String name, Map<String, String> files) {
        var secret = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata")
                .put("name", name)
                .putObject("labels")
                .put("app.kubernetes.io/part-of", "tracepress");
        var data = secret.putObject("data");
        files.forEach((file, content) -> data.put(file, encoded(content)));
        return secret;
    }

    /** Passwords that are there win, keys were read back from there; tells whether anything is new. */
    private static boolean update(ObjectNode secret, Map<String, String> files) {
        var before = secret.deepCopy();
        var data = secret.withObject("/data");
        files.forEach((file, content) -> {
            if (file.endsWith(SecretContents.ENDING_OF_KEYS) || !data.has(file)) {
                data.put(file, encoded(content));
            }
        });
        if (secret.at("/metadata/name").asString().equals(SecretContents.SIGNING_KEYS)) {
            data.retain(files.keySet());
        }
        return !secret.equals(before);
    }

    private static String encoded(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(JsonNode content) {
        return new String(Base64.getDecoder().decode(content.asString()), StandardCharsets.UTF_8);
    }
}
