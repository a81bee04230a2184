package io.tracepress.kit.identity;

import java.security.PublicKey;
import java.util.Optional;

/** Where the public keys of access tokens come from: auth-service has them, all others fetch them there. */
public interface VerificationKeys {

    /** The key with this id; empty when auth-service does not know it. Fails when auth-service cannot be asked. */
    Optional<PublicKey> find(String keyId);
}
