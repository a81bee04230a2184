package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What each secret holds, by secret and file: the Secrets of a cluster, and what containers have folders of. */
final class SecretContents {

    static final String SIGNING_KEYS = "jwt-keys";
    static final String ENDING_OF_KEYS = ".pem";

    private static final String OPERATOR = "operator";
    static final String PUBLIC_KEYS = "public-keys";
    static final String DATABASES = "databases";
    private static final String POSTGRES = "postgres";
    private static final String REDIS = "redis";
    private static final String GRAFANA = "grafana";
    private static final String PRIVATE_KEY = "private.pem";
    static final String DB_PASSWORD = "DB_PASSWORD";
    static final String REDIS_PASSWORD = "REDIS_PASSWORD";
    static final String SUPERUSER = "superuser";
    private static final String PASSWORD = "password";
    private static final String USERS = "users.acl";
    private static final String REDIS_USERS = "user default on >%s ~* &* +@all\n";
    private static final Pattern PASSWORD_OF_A_USER = Pattern.compile(">(\\S+)");

    static final List<String> SECRETS = Stream.concat(
                    Services.ALL.stream().map(ServiceDefinition::name),
                    Stream.of(OPERATOR, PUBLIC_KEYS, SIGNING_KEYS, DATABASES, POSTGRES, REDIS, GRAFANA))
            .toList();

    private final Map<String, Map<String, String>> files = new TreeMap<>();

    private SecretContents() {}

    /** Every Secret that there should be. */
    static Map<String, Map<String, String>> of(Secrets secrets) {
        var contents = new SecretContents();
        // First of all, as it makes the public halves, too.
        contents.put(OPERATOR, PRIVATE_KEY, read(secrets.operatorKey()));
        for (var service : Services.ALL) {
            contents.put(service.name(), PRIVATE_KEY, read(secrets.privateKey(service.name())));
            service.database().ifPresent(database -> {
                contents.put(service.name(), DB_PASSWORD, secrets.password(database));
                contents.put(service.name(), REDIS_PASSWORD, secrets.password(REDIS));
                contents.put(DATABASES, database, secrets.password(database));
            });
        }
        contents.putAll(PUBLIC_KEYS, secrets.publicKeys());
        contents.putAll(SIGNING_KEYS, secrets.signingKeys());
        contents.put(DATABASES, SUPERUSER, secrets.password(PostgresDataFolder.SUPERUSER));
        contents.put(POSTGRES, PASSWORD, secrets.password(PostgresDataFolder.SUPERUSER));
        contents.put(REDIS, USERS, REDIS_USERS.formatted(secrets.password(REDIS)));
        contents.put(GRAFANA, PASSWORD, secrets.password(GRAFANA));
        return contents.files;
    }

    /** The way back: what a cluster has is not made anew. */
    static void keep(Map<String, Map<String, String>> found, Secrets secrets) {
        value(found, OPERATOR, PRIVATE_KEY).ifPresent(key -> secrets.keepPrivateKey(OPERATOR, key));
        for (var service : Services.ALL) {
            value(found, service.name(), PRIVATE_KEY).ifPresent(key -> secrets.keepPrivateKey(service.name(), key));
            service.database()
                    .ifPresent(database -> value(found, DATABASES, database)
                            .or(() -> value(found, service.name(), DB_PASSWORD))
                            .ifPresent(password -> secrets.keepPassword(database, password)));
            value(found, service.name(), REDIS_PASSWORD).ifPresent(password -> secrets.keepPassword(REDIS, password));
        }
        found.getOrDefault(PUBLIC_KEYS, Map.of())
                .forEach((name, key) -> secrets.keepPublicKey(withoutEnding(name), key));
        found.getOrDefault(SIGNING_KEYS, Map.of())
                .forEach((name, key) -> secrets.keepSigningKey(withoutEnding(name), key));
        value(found, POSTGRES, PASSWORD)
                .or(() -> value(found, DATABASES, SUPERUSER))
                .ifPresent(password -> secrets.keepPassword(PostgresDataFolder.SUPERUSER, password));
        value(found, REDIS, USERS)
                .map(PASSWORD_OF_A_USER::matcher)
                .filter(matcher -> matcher.find())
                .ifPresent(matcher -> secrets.keepPassword(REDIS, matcher.group(1)));
        value(found, GRAFANA, PASSWORD).ifPresent(password -> secrets.keepPassword(GRAFANA, password));
    }

    private void put(String secret, String name, String content) {
        files.computeIfAbsent(secret, _ -> new TreeMap<>()).put(name, content);
    }

    private void putAll(String secret, Path keys) {
        try (var all = Files.list(keys)) {
            all.forEach(file -> put(secret, file.getFileName().toString(), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> value(Map<String, Map<String, String>> found, String secret, String name) {
        return Optional.ofNullable(found.getOrDefault(secret, Map.of()).get(name));
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.length() - ENDING_OF_KEYS.length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
