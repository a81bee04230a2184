package io.tracepress.auth;

import io.tracepress.kit.identity.VerificationKeys;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens, from a folder that all replicas have and that is read again while they run. To rotate, add
 * a file; remove the old one when its last token has expired.
 */
@Component
class SigningKeys implements VerificationKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final SigningKeyFolder folder;
    private final Duration delay;
    private final Clock clock;
    private volatile List<SigningKeyFolder.Key> newestFirst;

    SigningKeys(SigningKeyFolder folder, AuthSettings settings, Clock clock) {
        this.folder = folder;
        this.delay = settings.signingKeyDelay();
        this.clock = clock;
        this.newestFirst = folder.read();
    }

    /** The newest key that everybody has had the time to learn of; without one, the oldest there is. */
    SigningKeyFolder.Key signing() {
        var keys = newestFirst;
        var knownSince = clock.instant().minus(delay);
        return keys.stream()
                .filter(key -> key.madeAt().isBefore(knownSince))
                .findFirst()
                .orElseGet(keys::getLast);
    }

    List<SigningKeyFolder.Key> newestFirst() {
        return newestFirst;
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return newestFirst.stream()
                .filter(key -> key.id().equals(keyId))
                .<PublicKey>map(SigningKeyFolder.Key::publicKey)
                .findFirst();
    }

    @Scheduled(fixedDelay = 2_000)
    void readAgain() {
        try {
            newestFirst = folder.read();
        } catch (RuntimeException unreadable) {
            log.error("signing keys stay as they are: {}", unreadable.getMessage());
        }
    }
}
