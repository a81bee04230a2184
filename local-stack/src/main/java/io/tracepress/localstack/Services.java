package io.tracepress.localstack;

import static io.tracepress.localstack.ServiceDefinition.grpc;
import static io.tracepress.localstack.ServiceDefinition.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every service of the stack, with the environment it gets: the contract between launcher and services. */
final class Services {

    private static final Need REDIS = surroundings -> Map.of(
            "REDIS_HOST", "127.0.0.1",
            "REDIS_PORT", Integer.toString(surroundings.redis().port()),
            "REDIS_PASSWORD", surroundings.redis().password());

    static final int HASHING_SLOTS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    // bcrypt for refresh tokens is the lesson of the article, not a pattern: the services' own default is SHA-256.
    private static final Need TOKENS = surroundings -> Map.of(
            "JWT_KEYS_DIR", surroundings.secrets().signingKeys().toString(),
            "REFRESH_TOKEN_HASH", "bcrypt",
            "HASHING_SLOTS", Integer.toString(HASHING_SLOTS));

    // The page of the blog leads to the trace of each of its requests.
    private static final Need TRACES =
            surroundings -> Map.of("TRACES_URL", new StackPorts(surroundings.portOffset()).tracesUrl());

    static final ServiceDefinition GATEWAY = http("api-gateway", 8080, 8081, TRACES);

    // The links in mails are for browsers.
    private static final Need LINKS =
            surroundings -> Map.of("PUBLIC_URL", new StackPorts(surroundings.portOffset()).gatewayUrl());

    private static final Need MAIL = surroundings -> Map.of(
            "SMTP_HOST", "127.0.0.1", "SMTP_PORT", Integer.toString(new StackPorts(surroundings.portOffset()).smtp()));

    static final ServiceDefinition EMAIL =
            grpc("email-service", 9105, 8105, new DatabaseNeed("emails"), REDIS, MAIL, LINKS);

    // It hashes a password while starting, and hashing is what its requests wait for.
    static final ServiceDefinition AUTH = grpc(
                    "auth-service", 9101, 8101, new DatabaseNeed("auth"), REDIS, TOKENS, LINKS)
            .trained(Training.FOR_FULL_SPEED);

    static final List<ServiceDefinition> ALL = List.of(
            AUTH,
            grpc("user-service", 9102, 8102, new DatabaseNeed("users"), REDIS),
            grpc("blog-service", 9103, 8103, new DatabaseNeed("blogs"), REDIS),
            grpc("comment-service", 9104, 8104, new DatabaseNeed("comments"), REDIS),
            EMAIL,
            GATEWAY);

    private Services() {}

    static Map<String, String> environment(ServiceDefinition service, Surroundings surroundings) {
        var environment = new HashMap<String, String>();
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("BIND_ADDRESS", "127.0.0.1");
        environment.put(service.portVariable(), surroundings.port(service.basePort()));
        environment.put("MANAGEMENT_PORT", surroundings.port(service.baseManagementPort()));
        environment.put(
                "SERVICE_PRIVATE_KEY_FILE",
                surroundings.secrets().privateKey(service.name()).toString());
        environment.put(
                "SERVICE_PUBLIC_KEYS_DIR", surroundings.secrets().publicKeys().toString());
        ALL.stream()
                .filter(ServiceDefinition::isGrpc)
                .forEach(callee -> environment.put(
                        callee.targetVariable(), "dns:///127.0.0.1:" + surroundings.port(callee.basePort())));
        environment.putAll(surroundings.telemetry());
        service.needs().forEach(need -> environment.putAll(need.environment(surroundings)));
        return environment;
    }
}
