package io.tracepress.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys of all services, made anew for each test JVM, and the files that hold them. */
public final class TestKeys {

    /** The id of the key that test access tokens are signed with. */
    public static final String JWT_KEY_ID = "test-key";

    private static final List<String> SERVICES = List.of(
            "api-gateway",
            "auth-service",
            "user-service",
            "blog-service",
            "comment-service",
            "email-service",
            "operator");

    private static final KeyPair JWT = generate("RSA", 2048);
    private static final Map<String, KeyPair> BY_SERVICE =
            SERVICES.stream().collect(Collectors.toMap(Function.identity(), _ -> generate("EC", 256)));
    private static final Path DIR = write();

    private TestKeys() {}

    /** The key pair of access tokens. */
    public static KeyPair jwt() {
        return JWT;
    }

    /** The folder of signing keys; a file in it is a key in use. */
    public static Path jwtFolder() {
        return DIR.resolve("jwt");
    }

    /** A private key as PEM. */
    public static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** A new key pair that no service knows. */
    public static KeyPair unknown(String algorithm, int bits) {
        return generate(algorithm, bits);
    }

    static PrivateKey of(String service) {
        return BY_SERVICE.get(service).getPrivate();
    }

    /** The settings by which the named service finds its keys. */
    static Map<String, String> properties(String service) {
        return Map.of(
                "SERVICE_PRIVATE_KEY_FILE",
                        DIR.resolve("private/" + service + ".pem").toString(),
                "SERVICE_PUBLIC_KEYS_DIR", DIR.resolve("public").toString(),
                "JWT_KEYS_DIR", DIR.resolve("jwt").toString());
    }

    private static KeyPair generate(String algorithm, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException(unsupported);
        }
    }

    private static Path write() {
        try {
            Path dir = Files.createTempDirectory("tracepress-test-keys");
            for (String folder : List.of("private", "public", "jwt")) {
                Files.createDirectories(dir.resolve(folder));
            }
            for (var entry : BY_SERVICE.entrySet()) {
                String file = entry.getKey() + ".pem";
                Files.writeString(
                        dir.resolve("private").resolve(file),
                        pem(entry.getValue().getPrivate()));
                Files.writeString(
                        dir.resolve("public").resolve(file),
                        pem(entry.getValue().getPublic()));
            }
            Files.writeString(dir.resolve("jwt").resolve(JWT_KEY_ID + ".pem"), pem(JWT.getPrivate()));
            deleteAtExit(dir);
            return dir;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void deleteAtExit(Path dir) throws IOException {
        dir.toFile().deleteOnExit();
        try (var files = Files.walk(dir)) {
            // Deleted in reverse order of registration, so folders come after their files.
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }

    /** A public key as PEM. */
    public static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(type, Base64.getMimeEncoder().encodeToString(der));
    }
}
