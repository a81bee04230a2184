package io.tracepress.kit.identity;

import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.SigningKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationServiceException;

/** Keys fetched from auth-service, asked again when they are old and, at a limited rate, for an unknown id. */
final class FetchedVerificationKeys implements VerificationKeys {

    private static final Duration MAX_AGE = Duration.ofMinutes(5);
    // Without it, tokens with made-up key ids would make every request a call to auth-service.
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

    private final AuthServiceBlockingStub authService;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Fetched current = new Fetched(Map.of(), Instant.MIN);

    FetchedVerificationKeys(AuthServiceBlockingStub authService, Clock clock) {
        this.authService = authService;
        this.clock = clock;
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        Fetched known = current;
        if (known.isDue(keyId, clock.instant())) {
            known = fetch(keyId);
        }
        return Optional.ofNullable(known.keys().get(keyId));
    }

    private Fetched fetch(String keyId) {
        fetching.lock();
        try {
            if (current.isDue(keyId, clock.instant())) {
                var response = authService.getSigningKeys(GetSigningKeysRequest.getDefaultInstance());
                current = new Fetched(
                        response.getKeysList().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        SigningKey::getKeyId,
                                        key -> PemKeys.rsaPublicKey(
                                                key.getPublicKey().toByteArray()))),
                        clock.instant());
            }
            return current;
        } catch (StatusRuntimeException unreachable) {
            if (current.keys().containsKey(keyId)) {
                return current;
            }
            throw new AuthenticationServiceException("signing keys cannot be fetched", unreachable);
        } finally {
            fetching.unlock();
        }
    }

    private record Fetched(Map<String, PublicKey> keys, Instant at) {

        boolean isDue(String keyId, Instant now) {
            return now.isAfter(expiry(keys.containsKey(keyId) ? MAX_AGE : MIN_INTERVAL));
        }

        private Instant expiry(Duration age) {
            return at.equals(Instant.MIN) ? at : at.plus(age);
        }
    }
}
