package io.tracepress.auth;

import io.tracepress.kit.identity.PemKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The files that hold the signing keys: {@code <kid>.pem}, whose names sort by age. A name such as 20260102T030405Z says
 * when its key was made. Of others the time of the file has to do, which in a volume of Kubernetes is that of its last
 * change to any file.
 */
@Component
class SigningKeyFolder {

    private static final String ENDING = ".pem";
    private static final DateTimeFormatter MADE_AT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    SigningKeyFolder(AuthSettings settings) {
        this.folder = settings.jwtKeysDir();
    }

    /** A key pair, the id that tokens name it by, and when it was made. */
    record Key(String id, PrivateKey privateKey, RSAPublicKey publicKey, Instant madeAt) {

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** All keys, newest first; fails when there is none. */
    List<Key> read() {
        try (var files = Files.list(folder)) {
            var keys = files.filter(file -> file.toString().endsWith(ENDING))
                    .map(SigningKeyFolder::key)
                    .sorted(Comparator.comparing(Key::id).reversed())
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException("no signing key (*.pem) in " + folder);
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the signing keys in " + folder, unreadable);
        }
    }

    private static Key key(Path file) {
        String name = file.getFileName().toString();
        String id = name.substring(0, name.length() - ENDING.length());
        try {
            var privateKey = (RSAPrivateCrtKey) PemKeys.rsaPrivateKey(file);
            var publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            return new Key(id, privateKey, publicKey, madeAt(id, file));
        } catch (GeneralSecurityException | IOException | ClassCastException unusable) {
            throw new IllegalStateException(file + " holds no usable RSA key");
        }
    }

    private static Instant madeAt(String id, Path file) throws IOException {
        try {
            return MADE_AT.parse(id, Instant::from);
        } catch (DateTimeParseException someName) {
            return Files.getLastModifiedTime(file).toInstant();
        }
    }
}
