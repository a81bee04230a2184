package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every process's share of the secrets, in a folder of its own that the container of the process mounts. Whoever runs
 * the containers isolates the folders from each other; files can be read by any user, as each image has its own.
 */
record SecretShares(Secrets secrets, Path folder) {

    private static final String DATABASES = "databases";
    private static final String GRAFANA = "grafana";

    /** Writes what is missing and replaces the rest by what the secrets are now. */
    void write() {
        try {
            write("operator", "private.pem", Files.readString(secrets.operatorKey()));
            for (var service : Services.ALL) {
                write(service.name(), "private.pem", Files.readString(secrets.privateKey(service.name())));
            }
            for (var service : Services.ALL) {
                copy(secrets.publicKeys(), service.name() + "/public-keys");
                writePasswords(service);
            }
            copy(secrets.signingKeys(), Services.AUTH.name() + "/jwt-keys");
            write("postgres", "password", secrets.password(PostgresDataFolder.SUPERUSER));
            write(DATABASES, "superuser", secrets.password(PostgresDataFolder.SUPERUSER));
            write("redis", "users.acl", "user default on >%s ~* &* +@all\n".formatted(secrets.password("redis")));
            write(GRAFANA, "password", secrets.password(GRAFANA));
        } catch (IOException e) {
            throw new StackException("Cannot write secrets to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Services read them as properties of the files' names. */
    private void writePasswords(ServiceDefinition service) throws IOException {
        if (service.database().isPresent()) {
            var database = service.database().get();
            var share = service.name() + "/passwords";
            write(share, "DB_PASSWORD", secrets.password(database));
            write(share, "REDIS_PASSWORD", secrets.password("redis"));
            write(DATABASES + "/roles", database, secrets.password(database));
        }
    }

    private void copy(Path keys, String share) throws IOException {
        try (var files = Files.list(keys)) {
            for (var file : files.toList()) {
                write(share, file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private void write(String share, String name, String content) throws IOException {
        Folders.writeForAll(Folders.forAll(folder.resolve(share)).resolve(name), content);
    }
}
