package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.kit.errors.ServiceFailure;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Exchanges a password for a session. */
@Component
class Authenticator {

    private final CredentialRepository credentials;
    private final PasswordHasher hasher;
    private final RefreshTokens refreshTokens;
    private final AccessTokenSigner accessTokens;
    private final Sessions sessions;

    Authenticator(
            CredentialRepository credentials,
            PasswordHasher hasher,
            RefreshTokens refreshTokens,
            AccessTokenSigner accessTokens,
            Sessions sessions) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    /** What a client holds after a login. */
    record Tokens(String accessToken, String refreshToken, Duration expiresIn) {

        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    /** Fails as unauthenticated, in the same words and at the same cost, for a wrong password and no account. */
    Tokens login(String email, String password) {
        var found = credentials.findByEmail(email);
        boolean proven = found.map(credential -> hasher.matches(password, credential.passwordHash()))
                .orElseGet(() -> hasher.matchesNobody(password));
        if (!proven) {
            throw ServiceFailure.unauthenticated("Email or password is wrong.");
        }
        var user = found.orElseThrow();
        var sessionId = UuidCreator.getTimeOrderedEpoch();
        var refreshToken = refreshTokens.create();
        String accessToken = accessTokens.sign(user, sessionId);
        sessions.open(sessionId, user.userId(), refreshToken.stored());
        return new Tokens(accessToken, refreshToken.text(), accessTokens.lifetime());
    }
}
