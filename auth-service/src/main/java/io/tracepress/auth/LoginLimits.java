package io.tracepress.auth;

import com.google.common.hash.Hashing;
import io.tracepress.auth.AttemptCounter.Limit;
import io.tracepress.kit.errors.ServiceFailure;
import java.nio.charset.StandardCharsets;
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
        var window = settings.window();
        // Redis is no place for addresses of people, so accounts are named by a hash.
        String accountHash =
                Hashing.sha256().hashString(account, StandardCharsets.UTF_8).toString();
        var limits = List.of(
                new Limit(
                        "login-failures:pair:" + accountHash + ":" + address, settings.perAccountAndAddress(), window),
                new Limit("login-failures:account:" + accountHash, settings.perAccount(), window),
                new Limit("login-failures:address:" + address, settings.perAddress(), window));
        Duration wait = attempts.count(limits);
        if (wait.isPositive()) {
            throw ServiceFailure.exhausted("Too many failed logins.", wait);
        }
        return new Attempt(limits);
    }
}
