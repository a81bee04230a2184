package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.events.v1.PasswordResetRequested;
import io.tracepress.kit.identity.CallerAttributes;
import io.tracepress.kit.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Replaces a forgotten password by way of a mailed link. */
@Component
class PasswordResets {

    private final CredentialRepository credentials;
    private final MailLimits mailLimits;
    private final LoginLimits loginLimits;
    private final MailLinks links;
    private final PasswordHasher hasher;
    private final Sessions sessions;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    PasswordResets(
            CredentialRepository credentials,
            MailLimits mailLimits,
            LoginLimits loginLimits,
            MailLinks links,
            PasswordHasher hasher,
            Sessions sessions,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.credentials = credentials;
        this.mailLimits = mailLimits;
        this.loginLimits = loginLimits;
        this.links = links;
        this.hasher = hasher;
        this.sessions = sessions;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks for the mail, or does as much without one, so that neither answer nor time tells who has an account. */
    void request(String email, String address) {
        mailLimits.countReset(address);
        boolean mayMail = mailLimits.countResetMail(LoginName.key(email));
        var account = credentials.findByEmail(email).map(Credential::userId);
        account.ifPresent(CallerAttributes::recordUser);
        transactions.executeWithoutResult(_ -> account.filter(_ -> mayMail)
                .ifPresentOrElse(
                        userId -> outbox.write(requested(userId)),
                        () -> outbox.writeDecoy(requested(UuidCreator.getTimeOrderedEpoch()))));
    }

    /** Ends all sessions. Whoever has the mail is believed to be the owner, so the email counts as verified. */
    void reset(String token, NewPassword newPassword, String address) {
        var link = links.require(token, MailLinkPurpose.PASSWORD_RESET);
        // Hashed before anything is locked: bcrypt takes long.
        String passwordHash = hasher.hashPassword(newPassword.newPassword());
        List<UUID> ended = transactions.execute(_ -> {
            // First, because it locks the account: resets of it take turns, whichever links they come by.
            credentials.resetPassword(link.userId(), passwordHash, clock.instant());
            links.use(link);
            return sessions.endAllStored(link.userId());
        });
        ended.forEach(sessions::forget);
        credentials.find(link.userId()).ifPresent(user -> loginLimits.forget(LoginName.key(user.email()), address));
    }

    private static PasswordResetRequested requested(UUID userId) {
        return PasswordResetRequested.newBuilder().setUserId(userId.toString()).build();
    }
}
