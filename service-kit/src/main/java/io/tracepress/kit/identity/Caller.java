package io.tracepress.kit.identity;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The user in whose name a call is made, as a verified access token states it.
 *
 * @param emailVerified whether the user's email was verified when the token was signed
 */
public record Caller(UUID userId, UUID sessionId, String username, boolean emailVerified) {

    /** The user of the current call; an authentication failure where the call has none. */
    public static Caller current() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("no user"));
    }

    /** The user of the current call, empty for an anonymous call and for one made by a service. */
    public static Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication user
                ? Optional.of(user.getPrincipal())
                : Optional.empty();
    }
}
