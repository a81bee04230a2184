package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Every process's share of the secrets, in a folder of its own that the container of the process mounts. Whoever runs
 * the containers isolates the folders from each other; files can be read by any user, as each image has its own.
 */
record SecretShares(Secrets secrets, Path folder) {

    /** Writes what is missing and replaces the rest by what the secrets are now. */
    void write() {
        try {
            for (var secret : SecretContents.of(secrets).entrySet()) {
                for (var file : secret.getValue().entrySet()) {
                    write(secret.getKey(), file.getKey(), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new StackException("Cannot write secrets to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Where a cluster mounts several Secrets into one folder of a pod, a container has one folder with all of them. */
    private void write(String secret, String name, String content) throws IOException {
        switch (secret) {
            case SecretContents.PUBLIC_KEYS -> {
                for (var service : Services.ALL) {
                    writeFile(service.name() + "/public-keys", name, content);
                }
            }
            case SecretContents.SIGNING_KEYS -> writeFile(Services.AUTH.name() + "/jwt-keys", name, content);
            case SecretContents.DATABASES ->
                writeFile(name.equals(SecretContents.SUPERUSER) ? secret : secret + "/roles", name, content);
            default -> writeFile(isPasswordOfAService(name) ? secret + "/passwords" : secret, name, content);
        }
    }

    /** Services read these as properties of the files' names. */
    private static boolean isPasswordOfAService(String name) {
        return name.equals(SecretContents.DB_PASSWORD) || name.equals(SecretContents.REDIS_PASSWORD);
    }

    private void writeFile(String share, String name, String content) throws IOException {
        Folders.writeForAll(Folders.forAll(folder.resolve(share)).resolve(name), content);
    }
}
