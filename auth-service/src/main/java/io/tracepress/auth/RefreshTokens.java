package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.common.hash.Hashing;
import io.tracepress.auth.AuthSettings.RefreshTokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes and compares refresh tokens: {@code <tokenId>.<secret>}, of which only a hash of the secret is kept. */
@Component
class RefreshTokens {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHasher hasher;
    private final RefreshTokenHash hash;

    RefreshTokens(PasswordHasher hasher, AuthSettings settings) {
        this.hasher = hasher;
        this.hash = settings.refreshTokenHash();
    }

    /** A token as the client gets it, and as the database keeps it. */
    record Created(String text, Stored stored) {

        @Override
        public String toString() {
            return "Created[" + stored.id() + "]";
        }
    }

    /** What the database keeps of a token. */
    record Stored(UUID id, String secretHash) {}

    /** What a client presents. */
    record Presented(UUID id, String secret) {

        /** Empty for a text that was never a token of ours. */
        static Optional<Presented> parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 0 || !PasswordHasher.fits(text.substring(dot + 1))) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Presented(UUID.fromString(text.substring(0, dot)), text.substring(dot + 1)));
            } catch (IllegalArgumentException notAnId) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Presented[" + id + "]";
        }
    }

    Created create() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new Created(id + "." + secret, new Stored(id, hash(secret)));
    }

    /** Hashes of both kinds are understood, so that the setting can change while tokens are out. */
    boolean matches(String secret, String secretHash) {
        return secretHash.startsWith("$2")
                ? hasher.matchesRefreshToken(secret, secretHash)
                : MessageDigest.isEqual(ascii(sha256(secret)), ascii(secretHash));
    }

    private String hash(String secret) {
        return switch (hash) {
            case SHA256 -> sha256(secret);
            case BCRYPT -> hasher.hashRefreshToken(secret);
        };
    }

    private static String sha256(String secret) {
        return Hashing.sha256().hashBytes(ascii(secret)).toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
