package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import org.springframework.stereotype.Component;

/** Exchanges a password for a session. */
@Component
class Authenticator {

    private final CredentialRepository credentials;
    private final PasswordHasher hasher;
    private final LoginLimits limits;
    private final TokenIssuer tokens;
    private final Sessions sessions;

    Authenticator(
            CredentialRepository credentials,
            PasswordHasher hasher,
            LoginLimits limits,
            TokenIssuer tokens,
            Sessions sessions) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.limits = limits;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Where a login comes from, as the gateway saw it. */
    record Client(String address, String device) {}

    /** Fails as unauthenticated, in the same words and at the same cost, for a wrong password and no account. */
    TokenIssuer.Tokens login(String email, String password, Client client) {
        var user = prove(email, password, client.address());
        var issued = tokens.issueForNewSession(user);
        if (!sessions.open(issued, user.passwordHash(), client.device())) {
            throw wrong();
        }
        return issued.tokens();
    }

    private Credential prove(String email, String password, String address) {
        try (var attempt = limits.begin(LoginName.key(email), address)) {
            var found = credentials.findByEmail(email);
            boolean proven = found.map(credential -> hasher.matches(password, credential.passwordHash()))
                    .orElseGet(() -> hasher.matchesNobody(password));
            if (!proven) {
                attempt.failed();
                throw wrong();
            }
            return found.orElseThrow();
        }
    }

    private static ServiceFailure wrong() {
        return ServiceFailure.unauthenticated("Email or password is wrong.");
    }
}
