package io.tracepress.auth;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and compares with bcrypt, each under a name of its own in the trace. */
@Component
class PasswordHasher {

    // "bcrypt.compare" and "bcrypt.hash (refresh-token)" are the names that filled the article's 90 ms hole.
    private static final String COMPARE = "bcrypt.compare";
    private static final String COMPARE_REFRESH_TOKEN = "bcrypt.compare (refresh-token)";
    private static final int BCRYPT_READS_BYTES = 72;
    private static final AttributeKey<Long> COST = AttributeKey.longKey("tracepress.bcrypt.cost");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("tracepress.bcrypt.operation");
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PasswordEncoder encoder;
    private final Tracer tracer;
    private final HashingSlots slots;
    private final int cost;
    private final DoubleHistogram durations;
    private final String hashOfNobody;

    PasswordHasher(PasswordEncoder encoder, HashingSlots slots, AuthSettings settings, OpenTelemetry telemetry) {
        this.encoder = encoder;
        this.slots = slots;
        this.cost = settings.password().bcryptCost();
        this.tracer = telemetry.getTracer("io.tracepress.auth");
        this.durations = telemetry
                .getMeter("io.tracepress.auth")
                .histogramBuilder("tracepress.bcrypt.duration")
                .setDescription("How long a hash or a compare takes once it has a slot")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(List.of(.01, .025, .04, .05, .06, .075, .1, .15, .25, .5, 1.))
                .build();
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
        return traced("bcrypt.hash (password)", () -> encoder.encode(password));
    }

    /** The same for the secret of a refresh token, after another hash: it does not wait behind those who only begin. */
    String hashRefreshToken(String secret) {
        return traced("bcrypt.hash (refresh-token)", slots::runNext, () -> encoder.encode(secret));
    }

    /** Whether the password belongs to the hash. One that does not fit never does, at the same cost. */
    boolean matches(String password, String hash) {
        return fits(password) ? traced(COMPARE, () -> encoder.matches(password, hash)) : matchesNobody("");
    }

    /** Whether the secret of a refresh token belongs to the hash. */
    boolean matchesRefreshToken(String secret, String hash) {
        return traced(COMPARE_REFRESH_TOKEN, () -> encoder.matches(secret, hash));
    }

    /** Costs what {@link #matches} costs, so that the time taken does not tell whether an account exists. */
    boolean matchesNobody(String password) {
        traced(COMPARE, () -> encoder.matches(fits(password) ? password : "", hashOfNobody));
        return false;
    }

    private <T> T traced(String operation, Supplier<T> work) {
        return traced(operation, slots::run, work);
    }

    private <T> T traced(String operation, Function<Supplier<T>, T> inSlot, Supplier<T> work) {
        Span span = tracer.spanBuilder(operation).setAttribute(COST, cost).startSpan();
        try (var _ = span.makeCurrent()) {
            return inSlot.apply(() -> timed(operation, work));
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }

    private <T> T timed(String operation, Supplier<T> work) {
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            durations.record((System.nanoTime() - begun) / NANOS_PER_SECOND, Attributes.of(OPERATION, operation));
        }
    }
}
