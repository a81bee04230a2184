package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What k8s/base and its components say, with the patches of the base. */
record ClusterStack(Path root, List<JsonNode> objects, Map<String, Map<String, String>> secretContents) {

    private static final Path BASE = Path.of("k8s", "base");
    private static final List<Path> FOLDERS = List.of(
            BASE,
            Path.of("k8s", "components", "data"),
            Path.of("k8s", "components", "mailpit"),
            Path.of("k8s", "components", "observability"));
    private static final String POD = "/spec/template/spec";
    private static final String SECRETS = "/run/secrets/tracepress/";

    static ClusterStack of(Path root, Map<String, Map<String, String>> secretContents) {
        return new ClusterStack(root, patchedObjects(root), secretContents);
    }

    private static List<JsonNode> patchedObjects(Path root) {
        var service = YamlFile.document(root.resolve(BASE).resolve("patches/service.yaml"));
        var grpcService = YamlFile.document(root.resolve(BASE).resolve("patches/grpc-service.yaml"));
        var objects = new ArrayList<JsonNode>();
        for (var object :
                FOLDERS.stream().flatMap(folder -> read(root.resolve(folder))).toList()) {
            var patched = isService(object) ? patch(object, service) : object;
            objects.add(isService(object) && name(object).endsWith("-service") ? patch(patched, grpcService) : patched);
        }
        return objects;
    }

    private static Stream<JsonNode> read(Path folder) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> YamlFile.documents(file).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // All but the name that the patch has itself.
    private static JsonNode patch(JsonNode object, JsonNode patch) {
        var patched = ((ObjectNode) object).deepCopy();
        patched.set("spec", YamlFile.patched(object.path("spec"), patch.path("spec")));
        return patched;
    }

    private static boolean isService(JsonNode object) {
        return kind(object).equals("Deployment")
                && object.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asString("")
                        .equals("service");
    }

    Set<String> names() {
        return objects.stream()
                .filter(ClusterStack::isService)
                .map(ClusterStack::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /** The number of a named port of a service's container. */
    int containerPort(String service, String port) {
        return YamlFile.items(container(service).path("ports"))
                .filter(candidate -> candidate.path("name").asString().equals(port))
                .mapToInt(candidate -> candidate.path("containerPort").asInt())
                .findFirst()
                .orElse(-1);
    }

    /** The ports at which others find a name. */
    Set<Integer> ports(String name) {
        return ofKind("Service").stream()
                .filter(service -> name(service).equals(name))
                .flatMap(service -> YamlFile.items(service.at("/spec/ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** By container, or by workload where a pod has one container for it alone. */
    Map<String, String> images() {
        var images = new TreeMap<String, String>();
        for (var workload : objects) {
            var pod = kind(workload).equals("CronJob") ? workload.at("/spec/jobTemplate" + POD) : workload.at(POD);
            YamlFile.items(pod.path("containers")).forEach(container -> {
                String name = container.path("name").asString();
                images.put(
                        name.equals("service") ? name(workload) : name,
                        container.path("image").asString());
            });
        }
        return images;
    }

    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        YamlFile.items(container(service).path("envFrom"))
                .map(source -> source.at("/configMapRef/name").asString())
                .forEach(name -> environment.putAll(settings(name)));
        YamlFile.items(container(service).path("env"))
                .forEach(variable -> environment.put(
                        variable.path("name").asString(),
                        variable.path("value").asString("")
                                + variable.at("/valueFrom/fieldRef/fieldPath").asString("")));
        return environment;
    }

    private Map<String, String> settings(String name) {
        try (var lines = Files.lines(root.resolve(BASE).resolve("settings").resolve(name + ".env"))) {
            return lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments of a container's program. */
    String arguments(String workload) {
        return YamlFile.items(workload(workload).at(POD + "/containers/0/args"))
                .map(JsonNode::asString)
                .collect(Collectors.joining(" "));
    }

    /** The paths below /run/secrets/tracepress. */
    Set<String> secrets(String service) {
        var paths = new TreeSet<String>();
        YamlFile.items(container(service).path("volumeMounts"))
                .filter(mount -> (mount.path("mountPath").asString() + "/").startsWith(SECRETS))
                .forEach(mount -> paths.addAll(mounted(service, mount)));
        return paths;
    }

    /** The paths of the files in a volume with that Secret. */
    Set<String> files(String workload, String secret) {
        return YamlFile.items(workload(workload).at(POD + "/volumes"))
                .map(volume -> volume.path("secret"))
                .filter(volume -> volume.path("secretName").asString("").equals(secret))
                .flatMap(this::files)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The Secret that a service's own key is in. */
    String identity(String service) {
        return YamlFile.items(workload(service).at(POD + "/volumes"))
                .filter(volume -> volume.path("name").asString().equals("identity"))
                .map(volume -> volume.at("/secret/secretName").asString())
                .collect(Collectors.joining());
    }

    /** What pods mount of Secrets though no Secret has it, as Secret and file. */
    Set<String> missingSecrets() {
        var missing = new TreeSet<String>();
        for (var volume : objects.stream().flatMap(ClusterStack::volumes).toList()) {
            var contents =
                    secretContents.getOrDefault(volume.at("/secret/secretName").asString(""), Map.of());
            if (volume.has("secret") && contents.isEmpty()) {
                missing.add(volume.path("secret").toString());
            }
            YamlFile.items(volume.at("/secret/items"))
                    .filter(item -> !contents.containsKey(item.path("key").asString()))
                    .forEach(item -> missing.add(volume.at("/secret/secretName").asString() + " " + item));
        }
        return missing;
    }

    private static Stream<JsonNode> volumes(JsonNode object) {
        return Stream.of(POD, "/spec/jobTemplate" + POD).flatMap(pod -> YamlFile.items(object.at(pod + "/volumes")));
    }

    private Set<String> mounted(String service, JsonNode mount) {
        String target = mount.path("mountPath").asString().substring(SECRETS.length());
        String part = mount.path("subPath").asString("");
        return YamlFile.items(workload(service).at(POD + "/volumes"))
                .filter(volume -> volume.path("name").equals(mount.path("name")))
                .flatMap(volume -> files(volume.path("secret")))
                .filter(file -> part.isEmpty() || file.equals(part) || file.startsWith(part + "/"))
                .map(file -> part.isEmpty() ? target + "/" + file : target + file.substring(part.length()))
                .map(Drift::withoutKeyId)
                .collect(Collectors.toSet());
    }

    private Stream<String> files(JsonNode volume) {
        return volume.has("items")
                ? YamlFile.items(volume.path("items"))
                        .map(item -> item.path("path").asString())
                : secretContents.get(volume.path("secretName").asString()).keySet().stream();
    }

    private JsonNode container(String service) {
        return workload(service).at(POD + "/containers/0");
    }

    private JsonNode workload(String name) {
        return objects.stream()
                .filter(object -> object.at(POD).isObject() && name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("k8s has no workload " + name));
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asString();
    }

    private static String kind(JsonNode object) {
        return object.path("kind").asString();
    }
}
