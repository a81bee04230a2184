package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What docker-compose.yml says, with the defaults of its variables. */
record ComposeStack(JsonNode services, Path shares) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Pattern PUBLISHED = Pattern.compile(".*:(\\d+)");

    /** The folder is one that secrets were written to. */
    static ComposeStack of(Path root, Path shares) {
        return new ComposeStack(
                YamlFile.document(root.resolve("docker-compose.yml")).path("services"), shares);
    }

    /** Those that are built here, from the modules of that name. */
    Set<String> names() {
        return services.properties().stream()
                .filter(service -> service.getValue().at("/build/args/SERVICE").isString())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    int managementPort(String service) {
        return services.path(service).at("/build/args/MANAGEMENT_PORT").asInt();
    }

    /** The published one. */
    int port(String service) {
        var port = PUBLISHED.matcher(services.path(service).at("/ports/0").asString());
        return port.matches() ? Integer.parseInt(port.group(1)) : -1;
    }

    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        services.path(service)
                .path("environment")
                .properties()
                .forEach(variable -> environment.put(
                        variable.getKey(), resolved(variable.getValue().asString())));
        return environment;
    }

    Optional<String> image(String container) {
        return services.path(container).path("image").asStringOpt();
    }

    /** The arguments of a container's program. */
    String command(String container) {
        var words = YamlFile.items(services.path(container).path("command")).map(JsonNode::asString);
        return words.collect(Collectors.joining(" "));
    }

    /** The paths below /run/secrets/tracepress. */
    Set<String> secrets(String service) {
        Path share = shares.resolve(share(service));
        try (var files = Files.walk(share)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> share.relativize(file).toString())
                    .map(Drift::withoutKeyId)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the secrets that a service mounts. */
    String share(String service) {
        return YamlFile.items(services.path(service).path("volumes"))
                .map(volume -> volume.at("/volume/subpath").asString(""))
                .collect(Collectors.joining());
    }

    private static String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll("$1");
    }
}
