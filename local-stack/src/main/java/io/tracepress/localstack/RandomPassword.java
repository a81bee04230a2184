package io.tracepress.localstack;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of 256 random bits, in hexadecimal so that no configuration file needs to quote them. */
final class RandomPassword {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    static String next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
