package io.tracepress.auth;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.tracepress.kit.errors.ServiceFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and compares with bcrypt, a bounded number at a time, so that logins cannot starve all other calls. */
@Component
class PasswordHasher {

    // "bcrypt.compare" and "bcrypt.hash (refresh-token)" are the names that filled the article's 90 ms hole.
    private static final String COMPARE = "bcrypt.compare";
    private static final String COMPARE_REFRESH_TOKEN = "bcrypt.compare (refresh-token)";
    private static final int BCRYPT_READS_BYTES = 72;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final PasswordEncoder encoder;
    private final Tracer tracer;
    private final Semaphore slots;
    private final Duration maxWait;
    private final String hashOfNobody;

    PasswordHasher(PasswordEncoder encoder, AuthSettings settings, OpenTelemetry telemetry) {
        this.encoder = encoder;
        this.tracer = telemetry.getTracer("io.tracepress.auth");
        this.slots = new Semaphore(settings.password().hashingSlots(), true);
        this.maxWait = settings.password().hashingWait();
        this.hashOfNobody = encoder.encode("nobody");
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether bcrypt would read the whole of it. */
    static boolean fits(String secret) {
        return bytes(secret) <= BCRYPT_READS_BYTES;
    }

    /** The hash of a password that fits; fails as overloaded when no slot gets free in time. */
    String hashPassword(String password) {
        return inSlot("bcrypt.hash (password)", () -> encoder.encode(password));
    }

    /** The same for the secret of a refresh token. */
    String hashRefreshToken(String secret) {
        return inSlot("bcrypt.hash (refresh-token)", () -> encoder.encode(secret));
    }

    /** Whether the password belongs to the hash. One that does not fit never does, at the same cost. */
    boolean matches(String password, String hash) {
        return fits(password) ? inSlot(COMPARE, () -> encoder.matches(password, hash)) : matchesNobody("");
    }

    /** Whether the secret of a refresh token belongs to the hash. */
    boolean matchesRefreshToken(String secret, String hash) {
        return inSlot(COMPARE_REFRESH_TOKEN, () -> encoder.matches(secret, hash));
    }

    /** Costs what {@link #matches} costs, so that the time taken does not tell whether an account exists. */
    boolean matchesNobody(String password) {
        inSlot(COMPARE, () -> encoder.matches(fits(password) ? password : "", hashOfNobody));
        return false;
    }

    private <T> T inSlot(String operation, Supplier<T> work) {
        Span span = tracer.spanBuilder(operation).startSpan();
        try (var _ = span.makeCurrent()) {
            return inSlot(work);
        } finally {
            span.end();
        }
    }

    private <T> T inSlot(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ServiceFailure.overloaded("Too many logins at the moment.", RETRY_AFTER);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw ServiceFailure.overloaded("The call was cancelled.", RETRY_AFTER);
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
