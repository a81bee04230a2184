package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where ./tracepress up, docker-compose.yml and k8s/ differ in what must be the same. */
final class Drift {

    /** What only containers in a cluster are told. */
    private static final Map<String, String> ONLY_IN_CLUSTER = Map.of(
            "DRAIN_TIME", "there are load balancers, which keep connections to each gateway",
            "EVENT_CONSUMER", "a pod's name; in compose it is the default, the host's name",
            "SPRING_FLYWAY_CONNECT_RETRIES", "compose starts the services after the database",
            "SPRING_FLYWAY_CONNECT_RETRIES_INTERVAL", "likewise",
            "SIGNING_KEY_DELAY", "volumes of pods follow a Secret at their own pace");

    /** What only the processes of ./tracepress up are told. */
    private static final Map<String, String> ONLY_HERE = Map.of(
            "SPRING_PROFILES_ACTIVE", "gRPC reflection, for whoever develops",
            "GRPC_PORT", "ports can be moved by an offset; containers have the default",
            "SERVER_PORT", "likewise",
            "DB_PASSWORD", "containers have it in a file",
            "REDIS_PASSWORD", "likewise",
            "OTEL_EXPORTER_OTLP_PROTOCOL", "the trace desk takes this one only; it is the default");

    /** What only containers are told. */
    private static final Map<String, String> ONLY_IN_CONTAINERS = Map.of(
            "LOG_FORMAT", "machines read their logs",
            "SPRING_CONFIG_IMPORT", "passwords are files there",
            "OTEL_METRIC_EXPORT_INTERVAL", "the trace desk keeps no metrics",
            "DB_POOL_SIZE", "they have replicas, which share PostgreSQL's connections",
            "WRITING_NEEDS_VERIFIED_EMAIL", "a setting of the user, here at its default",
            "SMTP_STARTTLS", "likewise",
            "SMTP_USER", "likewise",
            "SMTP_PASSWORD", "likewise");

    private static final List<String> STORES = List.of("postgres", "redis");
    private static final Pattern IMAGE_VARIABLE = Pattern.compile("(?m)^(?:ENV)? +([A-Z_]+)=");
    private static final Pattern ROLE = Pattern.compile("\\$\\{DB_USER:(\\w+)}");
    private static final Pattern PORT = Pattern.compile("\\$\\{(?:GRPC|SERVER)_PORT:(\\d+)}");
    private static final Pattern BACKED_UP = Pattern.compile("databases=\\(([^)]*)\\)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:dns:///|http://|jdbc:postgresql://)(?!localhost)([a-z-]+):(\\d+).*");

    private final Path root;
    private final ComposeStack compose;
    private final ClusterStack cluster;
    private final Map<String, Map<String, String>> here;
    private final List<String> differences = new ArrayList<>();

    private Drift(Path root, Given given) {
        this.root = root;
        this.compose = ComposeStack.of(root, given.shares());
        this.cluster = ClusterStack.of(root, given.clusterSecrets());
        this.here = given.environments();
    }

    /**
     * What the launcher makes, whatever the files say.
     *
     * @param environments of the processes of ./tracepress up
     * @param shares the folders of secrets for containers
     * @param clusterSecrets what Secrets of a cluster hold
     */
    record Given(
            Map<String, Map<String, String>> environments,
            Path shares,
            Map<String, Map<String, String>> clusterSecrets) {

        static Given in(Path folder) {
            var plan = StackPlan.of(
                    folder, Home.at(folder.resolve("home")), StackSettings.withOffset(0), JavaService.CacheUse.NONE);
            var environments =
                    plan.services().stream().collect(Collectors.toMap(JavaService::name, JavaService::environment));
            var secrets = new Secrets(folder.resolve("secrets"));
            new SecretShares(secrets, folder.resolve("shares")).write();
            return new Given(environments, folder.resolve("shares"), SecretContents.of(secrets));
        }
    }

    /** One sentence each. */
    static List<String> in(Path root, Given given) {
        return new Drift(root, given).find();
    }

    /** Keys of access tokens are named by the moment at which they were made. */
    static String withoutKeyId(String path) {
        return path.startsWith("jwt-keys/") ? "jwt-keys/*.pem" : path;
    }

    private List<String> find() {
        var names = Services.ALL.stream().map(ServiceDefinition::name).collect(Collectors.toCollection(TreeSet::new));
        same("services", names, compose.names(), cluster.names());
        for (var service : Services.ALL) {
            ports(service);
            database(service);
            environment(service.name());
            same("secrets of " + service.name(), compose.secrets(service.name()), cluster.secrets(service.name()));
            same(
                    "identity of " + service.name(),
                    service.name(),
                    compose.share(service.name()),
                    cluster.identity(service.name()));
        }
        same("mounted, but in no Secret", Set.of(), cluster.missingSecrets());
        var passwords = databases("roles/");
        passwords.add("superuser");
        same("roles", passwords, cluster.files("postgres", "databases"));
        same("databases of backups", databases(""), backedUp());
        STORES.forEach(store -> same("arguments of " + store, compose.command(store), cluster.arguments(store)));
        cluster.images()
                .forEach((name, image) ->
                        same("image of " + name, image, compose.image(name).orElse("")));
        return differences;
    }

    private void ports(ServiceDefinition service) {
        String name = service.name();
        same(
                "port of " + name,
                service.basePort(),
                defaultOf(PORT, name).map(Integer::valueOf).orElse(-1),
                service.isGrpc() ? service.basePort() : compose.port(name),
                cluster.containerPort(name, service.isGrpc() ? "grpc" : "http"));
        same("port of " + name + " for others", Set.of(service.basePort()), cluster.ports(name));
        same(
                "management port of " + name,
                service.baseManagementPort(),
                compose.managementPort(name),
                cluster.containerPort(name, "management"));
    }

    private void database(ServiceDefinition service) {
        String name = service.name();
        String expected = service.database().orElse("none");
        for (var environment : List.of(compose.environment(name), cluster.environment(name))) {
            same(
                    "database of " + name,
                    expected,
                    environment.getOrDefault("DB_URL", "none").replaceFirst(".*/", ""));
            same(
                    "role of " + name,
                    expected,
                    environment.getOrDefault("DB_USER", defaultOf(ROLE, name).orElse("none")));
        }
    }

    private void environment(String service) {
        var inCluster = new TreeMap<>(cluster.environment(service));
        addressesAreThere(service, inCluster);
        inCluster.keySet().removeAll(ONLY_IN_CLUSTER.keySet());
        same("environment of " + service, compose.environment(service), inCluster);

        var inContainers = new TreeSet<>(compose.environment(service).keySet());
        inContainers.addAll(imageVariables(service));
        inContainers.removeAll(ONLY_IN_CONTAINERS.keySet());
        var names = new TreeSet<>(here.get(service).keySet());
        names.removeAll(ONLY_HERE.keySet());
        // The default where it is not named.
        if (service.equals("auth-service")) {
            inContainers.add("DB_USER");
        }
        same("variables of " + service, names, inContainers);
    }

    // What a service is told to call must be there, at that port.
    private void addressesAreThere(String service, Map<String, String> environment) {
        var addresses = new HashSet<List<String>>();
        environment.values().stream()
                .map(ADDRESS::matcher)
                .filter(address -> address.matches())
                .forEach(address -> addresses.add(List.of(address.group(1), address.group(2))));
        for (String server : List.of("REDIS", "SMTP")) {
            if (environment.containsKey(server + "_HOST")) {
                addresses.add(List.of(environment.get(server + "_HOST"), environment.get(server + "_PORT")));
            }
        }
        for (var address : addresses) {
            if (!cluster.ports(address.getFirst()).contains(Integer.valueOf(address.getLast()))) {
                differences.add("k8s tells " + service + " to call " + String.join(":", address)
                        + ", which is no port of a Service there");
            }
        }
    }

    private Set<String> imageVariables(String service) {
        return IMAGE_VARIABLE
                .matcher(read("Dockerfile"))
                .results()
                .map(variable -> variable.group(1))
                .filter(name -> !Set.of("MAVEN_OPTS", "MAVEN_ARGS", "PATH", "LANG", "MALLOC_ARENA_MAX")
                        .contains(name))
                .filter(name -> !name.equals("JWT_KEYS_DIR") || service.equals("auth-service"))
                .collect(Collectors.toSet());
    }

    private Set<String> backedUp() {
        var list = BACKED_UP.matcher(read("backup/lib.sh"));
        return list.find() ? new TreeSet<>(List.of(list.group(1).split(" "))) : Set.of();
    }

    private static Set<String> databases(String folder) {
        return Services.ALL.stream()
                .flatMap(service -> service.database().stream())
                .map(folder::concat)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> defaultOf(Pattern variable, String service) {
        var found = variable.matcher(read(service + "/src/main/resources/application.yaml"));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void same(String what, Object expected, Object... others) {
        for (var other : others) {
            if (!expected.equals(other)) {
                differences.add(what + ": " + without(expected, other) + " against " + without(other, expected));
            }
        }
    }

    // Of collections only what the other one has not.
    private static Object without(Object whole, Object other) {
        if (whole instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
            return map.entrySet().stream()
                    .filter(entry -> !others.entrySet().contains(entry))
                    .toList();
        }
        if (whole instanceof Collection<?> all && other instanceof Collection<?> others) {
            return all.stream().filter(element -> !others.contains(element)).toList();
        }
        return whole;
    }
}
