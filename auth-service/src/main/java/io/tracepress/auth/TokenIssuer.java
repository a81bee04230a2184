package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.kit.identity.CallerAttributes;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the pair of tokens that a client holds. */
@Component
class TokenIssuer {

    private final RefreshTokens refreshTokens;
    private final AccessTokenSigner accessTokens;
    private final AuthSettings settings;

    TokenIssuer(RefreshTokens refreshTokens, AccessTokenSigner accessTokens, AuthSettings settings) {
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
    }

    /** What a client gets. */
    record Tokens(String accessToken, String refreshToken, Duration expiresIn, Duration refreshExpiresIn) {

        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    /** The client's tokens, and what auth-service keeps of them. */
    record Issued(UUID sessionId, UUID userId, RefreshTokens.Stored refreshToken, Tokens tokens) {}

    Issued issueForNewSession(Credential user) {
        return issue(user, UuidCreator.getTimeOrderedEpoch());
    }

    Issued issue(Credential user, UUID sessionId) {
        CallerAttributes.record(user.userId(), sessionId);
        var refreshToken = refreshTokens.create();
        String accessToken = accessTokens.sign(user, sessionId);
        return new Issued(
                sessionId,
                user.userId(),
                refreshToken.stored(),
                new Tokens(
                        accessToken, refreshToken.text(), settings.accessTokenLifetime(), settings.sessionLifetime()));
    }
}
