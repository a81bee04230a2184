package io.tracepress.localstack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A new key pair as PEM: the private key in PKCS#8, the public key in X.509. */
record PemKeys(String privatePem, String publicPem) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    static PemKeys rsa() {
        return generate("RSA", generator -> generator.initialize(2048));
    }

    static PemKeys ellipticCurve() {
        return generate("EC", generator -> generator.initialize(new ECGenParameterSpec("secp256r1")));
    }

    private static PemKeys generate(String algorithm, Initializer initializer) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            initializer.initialize(generator);
            KeyPair pair = generator.generateKeyPair();
            return new PemKeys(pem("PRIVATE KEY", pair.getPrivate()), pem("PUBLIC KEY", pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }

    private static String pem(String type, Key key) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(type, LINES.encodeToString(key.getEncoded()));
    }

    @FunctionalInterface
    private interface Initializer {
        void initialize(KeyPairGenerator generator) throws GeneralSecurityException;
    }
}
