package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Passwords and keys of a stack: each is made when first asked for and kept in a file of its own. */
final class Secrets {

    private static final String OPERATOR = "operator";

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** The password of a server or a database role. */
    String password(String owner) {
        return make(() -> {
            var file = Folders.ownerOnly(folder.resolve("passwords")).resolve(owner);
            if (Files.notExists(file)) {
                Folders.writeForOwnerOnly(file, RandomPassword.next());
            }
            return Files.readString(file);
        });
    }

    /** The file with the private key by which a service proves who calls. */
    Path privateKey(String service) {
        return make(() -> {
            var file = privateKeyFile(service);
            Folders.ownerOnly(file.getParent());
            var publicFile = publicKeys().resolve(service + ".pem");
            if (Files.notExists(file) || Files.notExists(publicFile)) {
                var keys = PemKeys.ellipticCurve();
                Folders.writeForOwnerOnly(publicFile, keys.publicPem());
                Folders.writeForOwnerOnly(file, keys.privatePem());
            }
            return file;
        });
    }

    /** The file with the private key of whoever runs the stack, who calls services like a service does. */
    Path operatorKey() {
        return privateKey(OPERATOR);
    }

    /** That file, which need not exist. */
    Path operatorKeyFile() {
        return privateKeyFile(OPERATOR);
    }

    /** The folder with the public keys of the operator and every service. */
    Path publicKeys() {
        return make(() -> Folders.ownerOnly(folder.resolve("services").resolve("public")));
    }

    /** The folder with the private keys that sign access tokens; the names sort by age. */
    Path signingKeys() {
        return make(() -> {
            signingKeyFiles().addIfNone(Instant.now());
            return signingKeyFiles().folder();
        });
    }

    /** Adds a key that signs, and drops those whose tokens have all expired. */
    void rotateSigningKeys() {
        make(() -> {
            signingKeyFiles().rotate(Instant.now());
            return null;
        });
    }

    /** What is kept from now on, whatever was before; nothing of it is made anew. */
    void keepPassword(String owner, String password) {
        keep(folder.resolve("passwords").resolve(owner), password);
    }

    /** Half of a pair, which without the other half is made anew. */
    void keepPrivateKey(String service, String pem) {
        keep(privateKeyFile(service), pem);
    }

    /** Half of a pair, which without the other half is made anew. */
    void keepPublicKey(String service, String pem) {
        keep(publicKeys().resolve(service + ".pem"), pem);
    }

    void keepSigningKey(String id, String pem) {
        make(() -> {
            signingKeyFiles().write(id, pem);
            return null;
        });
    }

    private SigningKeyFiles signingKeyFiles() throws IOException {
        return new SigningKeyFiles(Folders.ownerOnly(folder.resolve("jwt")));
    }

    private void keep(Path file, String content) {
        make(() -> {
            Folders.ownerOnly(file.getParent());
            Folders.writeForOwnerOnly(file, content);
            return null;
        });
    }

    private Path privateKeyFile(String service) {
        return folder.resolve("services").resolve(service).resolve("private.pem");
    }

    private <T> T make(Making<T> making) {
        try {
            Folders.ownerOnly(folder);
            return making.make();
        } catch (IOException e) {
            throw new StackException("Cannot keep secrets in " + folder + ": " + e.getMessage(), e);
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make() throws IOException;
    }
}
