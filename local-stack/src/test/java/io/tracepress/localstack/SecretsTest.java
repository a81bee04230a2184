package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path parent;

    private Path folder;
    private Secrets secrets;

    @BeforeEach
    void makeSomeSecrets() {
        folder = parent.resolve("secrets");
        secrets = new Secrets(folder);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadThem() throws IOException {
        secrets.password("auth");
        secrets.privateKey("auth-service");
        secrets.signingKeys();

        try (var paths = Files.walk(folder)) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(permissions(path))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void staySame() throws IOException {
        var password = secrets.password("auth");
        var key = Files.readString(secrets.privateKey("auth-service"));
        var signingKeys = secrets.signingKeys().toFile().list();

        var later = new Secrets(folder);

        assertThat(later.password("auth")).isEqualTo(password);
        assertThat(Files.readString(later.privateKey("auth-service"))).isEqualTo(key);
        assertThat(later.signingKeys().toFile().list()).isEqualTo(signingKeys).hasSize(1);
    }

    @Test
    void differFromOwnerToOwner() {
        assertThat(secrets.password("auth")).hasSize(64).isNotEqualTo(secrets.password("users"));
    }

    @Test
    void signingKeysAreRsaOf2048Bits() throws Exception {
        var file = secrets.signingKeys().resolve(secrets.signingKeys().toFile().list()[0]);

        var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(file, "PRIVATE KEY")));

        assertThat(((RSAPrivateKey) key).getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void everyServiceKeyHasItsPublicHalf() throws Exception {
        var privateFile = secrets.privateKey("auth-service");
        var publicFile = secrets.publicKeys().resolve("auth-service.pem");

        var factory = KeyFactory.getInstance("EC");

        assertThat(factory.generatePrivate(new PKCS8EncodedKeySpec(der(privateFile, "PRIVATE KEY"))))
                .isNotNull();
        assertThat(factory.generatePublic(new X509EncodedKeySpec(der(publicFile, "PUBLIC KEY"))))
                .isNotNull();
    }

    private static byte[] der(Path pem, String type) throws IOException {
        var text = Files.readString(pem);
        assertThat(text).startsWith("-----BEGIN " + type + "-----\n").endsWith("-----END " + type + "-----\n");
        return Base64.getMimeDecoder().decode(text.replaceAll("-----.*-----", ""));
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
