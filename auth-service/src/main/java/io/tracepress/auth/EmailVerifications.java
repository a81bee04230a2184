package io.tracepress.auth;

import io.tracepress.events.v1.EmailVerificationRequested;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.outbox.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Finds out, by a mailed link, whether an email belongs to who registered with it. */
@Component
class EmailVerifications {

    private final CredentialRepository credentials;
    private final MailLimits limits;
    private final MailLinks links;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Clock clock;

    EmailVerifications(
            CredentialRepository credentials,
            MailLimits limits,
            MailLinks links,
            Outbox outbox,
            TransactionOperations transactions,
            Clock clock) {
        this.credentials = credentials;
        this.limits = limits;
        this.links = links;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Asks for the mail once more; the first comes with the registration. */
    void request(Caller user) {
        var credential = credentials
                .find(user.userId())
                .orElseThrow(() -> ServiceFailure.unauthenticated("There is no such account any more."));
        if (credential.emailVerified()) {
            throw ServiceFailure.alreadyExists("email", "is verified");
        }
        limits.countVerification(user.userId());
        transactions.executeWithoutResult(_ -> outbox.write(EmailVerificationRequested.newBuilder()
                .setUserId(user.userId().toString())
                .build()));
    }

    /** Once more is no failure: people click twice, and some mail programs look at links before them. */
    void verify(String token) {
        var link = links.require(token, MailLinkPurpose.EMAIL_VERIFICATION);
        credentials.verifyEmail(link.userId(), clock.instant());
    }
}
