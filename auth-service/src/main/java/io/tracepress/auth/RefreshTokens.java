package io.tracepress.auth;

import io.tracepress.auth.AuthSettings.RefreshTokenHash;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes and compares refresh tokens, of which only a hash of the secret is kept. */
@Component
class RefreshTokens {

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
        var token = SecretToken.create();
        return new Created(token.text(), new Stored(token.id(), hash(token)));
    }

    /** Hashes of both kinds are understood, so that the setting can change while tokens are out. */
    boolean matches(SecretToken token, String secretHash) {
        return secretHash.startsWith("$2")
                ? hasher.matchesRefreshToken(token.secret(), secretHash)
                : token.matchesSha256(secretHash);
    }

    private String hash(SecretToken token) {
        return switch (hash) {
            case SHA256 -> token.sha256();
            case BCRYPT -> hasher.hashRefreshToken(token.secret());
        };
    }
}
