package io.tracepress.auth;

import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.CallerAttributes;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The links that mails carry: made here, and recognised when somebody follows one. */
@Component
class MailLinks {

    private final MailLinkRepository stored;
    private final TransactionOperations transactions;
    private final Clock clock;

    MailLinks(MailLinkRepository stored, TransactionOperations transactions, Clock clock) {
        this.stored = stored;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The token of a new link. */
    String create(UUID userId, MailLinkPurpose purpose) {
        var now = clock.instant();
        var token = SecretToken.create();
        transactions.executeWithoutResult(_ -> {
            stored.add(new MailLink(token.id(), userId, purpose, token.sha256(), now.plus(purpose.lifetime())));
            // Each new link takes some old ones along: the table stays small without a job.
            stored.prune(now);
        });
        return token.text();
    }

    /** The link of a token that still works, for this purpose and no other. */
    MailLink require(String token, MailLinkPurpose purpose) {
        var presented = SecretToken.parse(token).orElseThrow(MailLinks::invalid);
        var link = stored.find(presented.id(), purpose, clock.instant())
                .filter(found -> presented.matchesSha256(found.secretHash()))
                .orElseThrow(MailLinks::invalid);
        CallerAttributes.recordUser(link.userId());
        return link;
    }

    /** Uses a link up, and with it all of its user's for the same purpose; fails when somebody else was first. */
    void use(MailLink link) {
        if (!stored.useAll(link.userId(), link.purpose(), clock.instant()).contains(link.id())) {
            throw invalid();
        }
    }

    private static ServiceFailure invalid() {
        return ServiceFailure.invalid("token", "is unknown, used or expired");
    }
}
