package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The components of a stack, with their ports and folders. */
record StackPlan(
        Home home,
        StackSettings settings,
        PostgresServer postgres,
        RedisServer redis,
        Desk mailDesk,
        Component traceStore,
        List<JavaService> services) {

    static StackPlan of(Path root, Home home, StackSettings settings, JavaService.CacheUse cacheUse) {
        var secrets = new Secrets(home.secrets());
        // Services read all public keys when they start.
        secrets.operatorKey();
        var ports = new StackPorts(settings.portOffset());
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
        var telemetry = TelemetryEnvironment.of(settings, System.getenv());
        var surroundings = new Surroundings(settings.portOffset(), secrets, postgres, redis, telemetry);
        var services = Services.ALL.stream()
                .map(definition -> service(definition, root, home, surroundings, cacheUse))
                .toList();
        return new StackPlan(
                home,
                settings,
                postgres,
                redis,
                Desk.forMail(builtJar(Desk.MAIL, root), home, ports),
                traceStore(root, home, settings),
                services);
    }

    /** The names that processes of any stack can have, which are also those of their logs. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of("postgres", "redis", Desk.MAIL, Desk.TRACES, Jaeger.NAME),
                        Services.ALL.stream().map(ServiceDefinition::name))
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

    /** What services cannot start without. */
    List<Component> infrastructure() {
        return List.of(postgres, redis);
    }

    /** What starts beside each other, as no start waits for a desk. */
    List<Component> servicesAndDesks() {
        return Stream.concat(Stream.of(mailDesk, traceStore), services.stream()).toList();
    }

    List<Component> all() {
        var all = new ArrayList<>(infrastructure());
        all.addAll(servicesAndDesks());
        return all;
    }

    /** The gateway first, so that no request meets a missing service; what services send to until their end last. */
    List<List<? extends Component>> stopOrder() {
        var behindGateway = services.stream()
                .filter(service -> !service.definition().equals(Services.GATEWAY))
                .toList();
        var gateway = services.stream()
                .filter(service -> service.definition().equals(Services.GATEWAY))
                .toList();
        return List.of(gateway, behindGateway, List.of(postgres, redis, mailDesk, traceStore));
    }

    private static Component traceStore(Path root, Home home, StackSettings settings) {
        var ports = new StackPorts(settings.portOffset());
        return settings.jaeger()
                .<Component>map(
                        program -> new Jaeger(program, home.run().resolve("jaeger.yaml"), ports, home.log(Jaeger.NAME)))
                .orElseGet(() -> Desk.forTraces(builtJar(Desk.TRACES, root), home, ports));
    }

    private static JavaService service(
            ServiceDefinition definition,
            Path root,
            Home home,
            Surroundings surroundings,
            JavaService.CacheUse cacheUse) {
        var name = definition.name();
        var app = new ServiceApp(name, builtJar(name, root), home.apps().resolve(name), home.log(name + ".training"));
        return new JavaService(
                definition,
                definition.basePort() + surroundings.portOffset(),
                definition.baseManagementPort() + surroundings.portOffset(),
                app,
                Services.environment(definition, surroundings),
                home.log(name),
                cacheUse);
    }

    private static Path builtJar(String module, Path root) {
        return root.resolve(module).resolve("target").resolve(module + ".jar");
    }
}
