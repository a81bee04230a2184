package io.tracepress.kit.identity;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.UUID;

/** Whose request it is, on its span: what one searches by when a user has a problem. Ids only, never an address. */
public final class CallerAttributes {

    private static final AttributeKey<String> USER_ID = AttributeKey.stringKey("user.id");
    // Not session.id: that is the browser's, by the semantic conventions.
    private static final AttributeKey<String> SESSION_ID = AttributeKey.stringKey("tracepress.auth.session.id");

    private CallerAttributes() {}

    /** For a request whose caller is known by a verified token. */
    public static void record(Caller caller) {
        record(caller.userId(), caller.sessionId());
    }

    /** For a request that opens or continues a session. */
    public static void record(UUID userId, UUID sessionId) {
        recordUser(userId);
        Span.current().setAttribute(SESSION_ID, sessionId.toString());
    }

    /** For a request that finds out who the user is. */
    public static void recordUser(UUID userId) {
        Span.current().setAttribute(USER_ID, userId.toString());
    }
}
