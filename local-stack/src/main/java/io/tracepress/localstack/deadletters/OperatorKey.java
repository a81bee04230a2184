package io.tracepress.localstack.deadletters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key by which the operator proves to be it, from a file in PEM. */
record OperatorKey(Path file, PrivateKey key) {

    static OperatorKey read(Path file) {
        try {
            var base64 = Files.readString(file).replaceAll("-----[^-]*-----|\\s", "");
            var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new OperatorKey(file, KeyFactory.getInstance("EC").generatePrivate(encoded));
        } catch (IOException e) {
            throw new OperatorException(
                    "There is no operator's key " + file
                            + ": start the stack with ./tracepress up, or name one with --key",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new OperatorException(file + " is no private key of an elliptic curve in PEM (PKCS#8)", e);
        }
    }
}
