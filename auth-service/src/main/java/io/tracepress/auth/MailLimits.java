package io.tracepress.auth;

import io.tracepress.auth.AttemptCounter.Limit;
import io.tracepress.kit.errors.ServiceFailure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How many mails can be asked for, so that nobody floods a mailbox through us. */
@Component
class MailLimits {

    private final AttemptCounter attempts;
    private final AuthSettings.MailLimits settings;

    MailLimits(AttemptCounter attempts, AuthSettings settings) {
        this.attempts = attempts;
        this.settings = settings.mailLimits();
    }

    /** Fails as exhausted when too many resets were asked for from an address. */
    void countReset(String address) {
        require(count("mail-requests:reset:address:" + address, settings.resetsPerAddress()));
    }

    /** False when an account gets no more such mails for now, which nobody may notice: it may not even exist. */
    boolean countResetMail(String account) {
        return count("mail-requests:reset:account:" + LoginName.hash(account), settings.resetsPerAccount())
                .isZero();
    }

    /** Fails as exhausted when a user has asked too often. */
    void countVerification(UUID userId) {
        require(count("mail-requests:verification:user:" + userId, settings.verificationsPerUser()));
    }

    private Duration count(String name, int most) {
        return attempts.count(List.of(new Limit(name, most, settings.window())));
    }

    private static void require(Duration wait) {
        if (wait.isPositive()) {
            throw ServiceFailure.exhausted("Too many mails were asked for.", wait);
        }
    }
}
