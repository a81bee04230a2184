package io.tracepress.kit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads keys as OpenSSL writes them: PKCS#8 for private and X.509 for public ones, in PEM. */
public final class PemKeys {

    private PemKeys() {}

    /** An RSA private key; fails with the file's name, never its content. */
    public static PrivateKey rsaPrivateKey(Path file) {
        return privateKey("RSA", file);
    }

    static PrivateKey ecPrivateKey(Path file) {
        return privateKey("EC", file);
    }

    static PublicKey ecPublicKey(Path file) {
        return publicKey("EC", der(file));
    }

    /** An RSA public key in X.509 DER. */
    public static RSAPublicKey rsaPublicKey(byte[] der) {
        return (RSAPublicKey) publicKey("RSA", der);
    }

    private static PrivateKey privateKey(String algorithm, Path file) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der(file)));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalStateException(file + " holds no " + algorithm + " private key in PKCS#8");
        }
    }

    private static PublicKey publicKey(String algorithm, byte[] der) {
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException notAKey) {
            throw new IllegalStateException("no " + algorithm + " public key in X.509", notAKey);
        }
    }

    private static byte[] der(Path file) {
        try {
            String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            return Base64.getDecoder().decode(base64);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read key file " + file, unreadable);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalStateException(file + " is not a PEM file");
        }
    }
}
