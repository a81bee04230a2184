package io.tracepress.kit.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.kit.identity.Caller;

/** Users that tests call in the name of. */
public final class Callers {

    private Callers() {}

    /** A user that no other test knows. */
    public static Caller someone() {
        return named("someone");
    }

    public static Caller named(String username) {
        return caller(username, true);
    }

    /** A user whose email is not verified. */
    public static Caller unverified() {
        return caller("unverified", false);
    }

    private static Caller caller(String username, boolean emailVerified) {
        return new Caller(
                UuidCreator.getTimeOrderedEpoch(), UuidCreator.getTimeOrderedEpoch(), username, emailVerified);
    }
}
