package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.auth.AuthSettings.RefreshTokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes refresh tokens: {@code <tokenId>.<secret>}, of which only a hash of the secret is kept. */
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

    Created create() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new Created(id + "." + secret, new Stored(id, hash(secret)));
    }

    private String hash(String secret) {
        return switch (hash) {
            case SHA256 -> sha256(secret);
            case BCRYPT -> hasher.hashRefreshToken(secret);
        };
    }

    private static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
