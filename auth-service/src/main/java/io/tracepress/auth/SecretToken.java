package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What is handed out as {@code <id>.<secret>}: the id finds what is kept of it, and the secret proves it. */
record SecretToken(UUID id, String secret) {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SecretToken create() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new SecretToken(
                UuidCreator.getTimeOrderedEpoch(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for a text that was never a token of ours. */
    static Optional<SecretToken> parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0 || !PasswordHasher.fits(text.substring(dot + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SecretToken(UUID.fromString(text.substring(0, dot)), text.substring(dot + 1)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    String text() {
        return id + "." + secret;
    }

    /** SHA-256 of the secret: right for 256 random bits, which nobody guesses. */
    String sha256() {
        return Hashing.sha256().hashString(secret, StandardCharsets.UTF_8).toString();
    }

    boolean matchesSha256(String hash) {
        return MessageDigest.isEqual(sha256().getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SecretToken[" + id + "]";
    }
}
