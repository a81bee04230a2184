package io.tracepress.auth;

import io.tracepress.events.v1.SessionFamilyRevoked;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.outbox.Outbox;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Rotates refresh tokens: each works once, and one that comes back late ends its session (RFC 9700, 4.14.2). */
@Component
class Refresher {

    private static final Logger log = LoggerFactory.getLogger(Refresher.class);
    // A client that retries, or asks from two tabs, is not a thief.
    private static final Duration HASTE = Duration.ofSeconds(5);

    private final RefreshTokenRepository stored;
    private final RefreshTokens refreshTokens;
    private final TokenIssuer tokens;
    private final Sessions sessions;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    Refresher(
            RefreshTokenRepository stored,
            RefreshTokens refreshTokens,
            TokenIssuer tokens,
            Sessions sessions,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.stored = stored;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    TokenIssuer.Tokens refresh(String presentedText) {
        var presented = SecretToken.parse(presentedText).orElseThrow(Refresher::refused);
        var token = stored.find(presented.id(), clock.instant()).orElseThrow(Refresher::refused);
        // Compared and hashed before anything is locked: bcrypt takes long.
        if (!refreshTokens.matches(presented, token.secretHash())) {
            throw refused();
        }
        if (token.usedAt().isPresent()) {
            throw reused(token);
        }
        var successor = tokens.issue(token.user(), token.sessionId());
        if (!stored.replace(token.id(), successor, clock.instant(), sessions.nextExpiry())) {
            throw refused();
        }
        return successor.tokens();
    }

    private ServiceFailure reused(RefreshTokenRepository.Token token) {
        if (token.usedAt().orElseThrow().plus(HASTE).isBefore(clock.instant())) {
            log.warn("refresh token of session {} used again: session ended", token.sessionId());
            transactions.executeWithoutResult(_ -> {
                if (sessions.endStored(token.user().userId(), token.sessionId())) {
                    outbox.write(SessionFamilyRevoked.newBuilder()
                            .setUserId(token.user().userId().toString())
                            .setSessionId(token.sessionId().toString())
                            .build());
                }
            });
            sessions.forget(token.sessionId());
        }
        return refused();
    }

    private static ServiceFailure refused() {
        return ServiceFailure.unauthenticated("The refresh token is not valid.");
    }
}
