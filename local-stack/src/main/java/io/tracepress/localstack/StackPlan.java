package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The components of a stack, with their ports and folders. */
record StackPlan(Home home, int portOffset, PostgresServer postgres, RedisServer redis, List<JavaService> services) {

    static StackPlan of(Path root, Home home, int portOffset, JavaService.CacheUse cacheUse) {
        var secrets = new Secrets(home.secrets());
        var ports = new StackPorts(portOffset);
        var postgres = new PostgresServer(
                home.programs(),
                home.data().resolve("postgres"),
                home.log("postgres"),
                ports.postgres(),
                secrets.password(PostgresDataFolder.SUPERUSER),
                Durability.DURABLE);
        var redis = new RedisServer(
                home.programs(),
                home.data().resolve("redis"),
                home.log("redis"),
                ports.redis(),
                secrets.password("redis"),
                Durability.DURABLE);
        var surroundings = new Surroundings(portOffset, secrets, postgres, redis);
        var services = Services.ALL.stream()
                .map(definition -> service(definition, root, home, surroundings, cacheUse))
                .toList();
        return new StackPlan(home, portOffset, postgres, redis, services);
    }

    /** The names of all processes, which are also those of their logs. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of("postgres", "redis"), Services.ALL.stream().map(ServiceDefinition::name))
                .toList();
    }

    boolean usesStartupCaches() {
        return services.stream().anyMatch(service -> service.cacheUse() == JavaService.CacheUse.READ);
    }

    /** Creates the databases that are missing, on the running server. */
    void createDatabases() {
        var secrets = new Secrets(home.secrets());
        services.stream()
                .flatMap(service -> service.definition().database().stream())
                .forEach(database -> postgres.createDatabase(database, secrets.password(database)));
    }

    List<Component> infrastructure() {
        return List.of(postgres, redis);
    }

    List<Component> all() {
        var all = new ArrayList<>(infrastructure());
        all.addAll(services);
        return all;
    }

    /** The gateway first, so that no request meets a missing service; the data last. */
    List<List<? extends Component>> stopOrder() {
        var behindGateway = services.stream()
                .filter(service -> !service.definition().equals(Services.GATEWAY))
                .toList();
        var gateway = services.stream()
                .filter(service -> service.definition().equals(Services.GATEWAY))
                .toList();
        return List.of(gateway, behindGateway, infrastructure());
    }

    private static JavaService service(
            ServiceDefinition definition,
            Path root,
            Home home,
            Surroundings surroundings,
            JavaService.CacheUse cacheUse) {
        var name = definition.name();
        var jar = root.resolve(name).resolve("target").resolve(name + ".jar");
        var app = new ServiceApp(name, jar, home.apps().resolve(name), home.log(name + ".training"));
        return new JavaService(
                definition,
                definition.basePort() + surroundings.portOffset(),
                definition.baseManagementPort() + surroundings.portOffset(),
                app,
                Services.environment(definition, surroundings),
                home.log(name),
                cacheUse);
    }
}
