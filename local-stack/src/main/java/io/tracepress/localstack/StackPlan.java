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
        Component traceStore,
        List<JavaService> services) {

    static StackPlan of(Path root, Home home, StackSettings settings, JavaService.CacheUse cacheUse) {
        var secrets = new Secrets(home.secrets());
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
        var jvms = new ServiceJvms(root, home, settings.portOffset(), cacheUse);
        var services = Services.ALL.stream()
                .map(definition -> jvms.jvm(definition, Services.environment(definition, surroundings)))
                .toList();
        return new StackPlan(home, settings, postgres, redis, traceStore(home, settings, jvms), services);
    }

    private static Component traceStore(Home home, StackSettings settings, ServiceJvms jvms) {
        var ports = new StackPorts(settings.portOffset());
        return settings.jaeger()
                .<Component>map(
                        program -> new Jaeger(program, home.run().resolve("jaeger.yaml"), ports, home.log(Jaeger.NAME)))
                .orElseGet(() -> jvms.jvm(TraceDesk.DEFINITION, TraceDesk.environment(ports)));
    }

    /** The names that processes of any stack can have, which are also those of their logs. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of("postgres", "redis", TraceDesk.DEFINITION.name(), Jaeger.NAME),
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

    /** What starts beside each other, as nobody waits for the trace store. */
    List<Component> servicesAndTraceStore() {
        return Stream.concat(Stream.of(traceStore), services.stream()).toList();
    }

    /** All that runs in a JVM of its own: the services, and the trace desk where it is the store. */
    List<JavaService> jvms() {
        return servicesAndTraceStore().stream()
                .filter(JavaService.class::isInstance)
                .map(JavaService.class::cast)
                .toList();
    }

    List<Component> all() {
        var all = new ArrayList<>(infrastructure());
        all.addAll(servicesAndTraceStore());
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
        return List.of(gateway, behindGateway, List.of(postgres, redis, traceStore));
    }
}
