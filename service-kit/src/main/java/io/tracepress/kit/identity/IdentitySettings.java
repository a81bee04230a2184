package io.tracepress.kit.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The service's own key and the keys that it knows others by.
 *
 * @param privateKeyFile EC P-256, PKCS#8 PEM
 * @param publicKeysDir one {@code <service>.pem} per service that may call
 */
@ConfigurationProperties("tracepress.identity")
record IdentitySettings(Path privateKeyFile, Path publicKeysDir) {}
