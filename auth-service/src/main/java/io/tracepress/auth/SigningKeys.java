package io.tracepress.auth;

import com.google.protobuf.ByteString;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.kit.identity.PemKeys;
import io.tracepress.kit.identity.VerificationKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys of access tokens, from files that all replicas share. The last by name signs; all of them verify. */
@Component
class SigningKeys implements VerificationKeys {

    private final List<Key> newestFirst;

    SigningKeys(AuthSettings settings) {
        this.newestFirst = read(settings.jwtKeysDir());
    }

    /** A key pair and the id that tokens name it by. */
    record Key(String id, PrivateKey privateKey, PublicKey publicKey) {

        SigningKey toProto() {
            return SigningKey.newBuilder()
                    .setKeyId(id)
                    .setPublicKey(ByteString.copyFrom(publicKey.getEncoded()))
                    .build();
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    Key newest() {
        return newestFirst.getFirst();
    }

    List<Key> newestFirst() {
        return newestFirst;
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return newestFirst.stream()
                .filter(key -> key.id().equals(keyId))
                .map(Key::publicKey)
                .findFirst();
    }

    private static List<Key> read(Path dir) {
        try (var files = Files.list(dir)) {
            var keys = files.filter(file -> file.toString().endsWith(".pem"))
                    .map(SigningKeys::key)
                    .sorted(Comparator.comparing(Key::id).reversed())
                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalStateException("no signing key (*.pem) in " + dir);
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the signing keys in " + dir, unreadable);
        }
    }

    private static Key key(Path file) {
        String id = file.getFileName().toString().replaceFirst("\\.pem$", "");
        var privateKey = (RSAPrivateCrtKey) PemKeys.rsaPrivateKey(file);
        try {
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()));
            return new Key(id, privateKey, publicKey);
        } catch (GeneralSecurityException invalid) {
            throw new IllegalStateException(file + " holds no usable RSA key");
        }
    }
}
