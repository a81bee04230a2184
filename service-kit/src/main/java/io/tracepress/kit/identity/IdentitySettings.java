package io.tracepress.kit.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The service's own key, the keys that it knows others by, and what it asks of users.
 *
 * @param privateKeyFile EC P-256, PKCS#8 PEM
 * @param publicKeysDir one {@code <service>.pem} per service that may call
 * @param writingNeedsVerifiedEmail whether only users with a verified email may write
 */
@ConfigurationProperties("tracepress.identity")
record IdentitySettings(Path privateKeyFile, Path publicKeysDir, boolean writingNeedsVerifiedEmail) {}
