package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.Caller;
import org.springframework.stereotype.Component;

/** Replaces a password by another. */
@Component
class PasswordChanger {

    private final CredentialRepository credentials;
    private final PasswordHasher hasher;
    private final LoginLimits limits;
    private final Sessions sessions;

    PasswordChanger(CredentialRepository credentials, PasswordHasher hasher, LoginLimits limits, Sessions sessions) {
        this.credentials = credentials;
        this.hasher = hasher;
        this.limits = limits;
        this.sessions = sessions;
    }

    /** Ends all sessions but the caller's. Wrong current passwords count as failed logins. */
    void change(Caller user, String currentPassword, NewPassword newPassword, String address) {
        var credential = credentials
                .find(user.userId())
                .orElseThrow(() -> ServiceFailure.unauthenticated("There is no such account any more."));
        try (var attempt = limits.begin(LoginName.key(credential.email()), address)) {
            if (!hasher.matches(currentPassword, credential.passwordHash())) {
                attempt.failed();
                throw ServiceFailure.invalid("current_password", "is wrong");
            }
        }
        credentials.setPasswordHash(user.userId(), hasher.hashPassword(newPassword.newPassword()));
        sessions.endOthers(user.userId(), user.sessionId());
    }
}
