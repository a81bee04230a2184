package io.tracepress.auth;

import java.util.UUID;

/** An account: who may log in, and the hash of the password that proves it. */
record Credential(UUID userId, String email, String username, String passwordHash, boolean emailVerified) {

    @Override
    public String toString() {
        return "Credential[" + userId + "]";
    }
}
