package io.tracepress.kit.identity;

import io.tracepress.kit.errors.ServiceFailure;

/** Who may write what everybody reads: every user or, where the setting says so, those with a verified email. */
public final class Writers {

    private final boolean needVerifiedEmail;

    Writers(boolean needVerifiedEmail) {
        this.needVerifiedEmail = needVerifiedEmail;
    }

    /** The user of the current call; fails as forbidden when that user may not write. */
    public Caller current() {
        var user = Caller.current();
        if (needVerifiedEmail && !user.emailVerified()) {
            throw ServiceFailure.forbidden("Your email address is not verified yet. Open the link in the mail that we"
                    + " sent you, or ask for another, and then log in again.");
        }
        return user;
    }
}
