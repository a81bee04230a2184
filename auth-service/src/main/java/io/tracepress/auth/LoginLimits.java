package io.tracepress.auth;

import io.tracepress.auth.AttemptCounter.Limit;
import io.tracepress.kit.errors.ServiceFailure;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * How many logins may fail: per account and address, per account from anywhere, and per address. The account's own
 * limit ends after minutes, so that nobody can lock an owner out for good.
 */
@Component
class LoginLimits {

    private final AttemptCounter attempts;
    private final AuthSettings.LoginLimits settings;

    LoginLimits(AttemptCounter attempts, AuthSettings settings) {
        this.attempts = attempts;
        this.settings = settings.loginLimits();
    }

    /** A login under way. It counts from its beginning, so that parallel guesses count, too, unless it does not fail. */
    final class Attempt implements AutoCloseable {

        private final List<Limit> limits;
        private boolean failed;

        private Attempt(List<Limit> limits) {
            this.limits = limits;
        }

        void failed() {
            failed = true;
        }

        @Override
        public void close() {
            if (!failed) {
                attempts.undo(limits);
            }
        }
    }

    /** Fails as exhausted when one of the limits is reached. */
    Attempt begin(String account, String address) {
        var limits = List.of(
                perAccountAndAddress(account, address),
                perAccount(account),
                new Limit("login-failures:address:" + address, settings.perAddress(), settings.window()));
        Duration wait = attempts.count(limits);
        if (wait.isPositive()) {
            throw ServiceFailure.exhausted("Too many failed logins.", wait);
        }
        return new Attempt(limits);
    }

    /** Forgets the failures of an account whose owner has proven to be it; those of the address as a whole stay. */
    void forget(String account, String address) {
        attempts.forget(List.of(perAccountAndAddress(account, address), perAccount(account)));
    }

    private Limit perAccountAndAddress(String account, String address) {
        return new Limit(
                "login-failures:pair:" + LoginName.hash(account) + ":" + address,
                settings.perAccountAndAddress(),
                settings.window());
    }

    private Limit perAccount(String account) {
        return new Limit("login-failures:account:" + LoginName.hash(account), settings.perAccount(), settings.window());
    }
}
