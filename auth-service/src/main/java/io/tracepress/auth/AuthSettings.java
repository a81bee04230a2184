package io.tracepress.auth;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of auth-service.
 *
 * @param jwtKeysDir RSA private keys, one {@code <kid>.pem} each; the last by name signs, all verify
 * @param signingKeyDelay how long after it was made a key begins to sign: all replicas have it by then, and publish it
 * @param tombstoneRepairInterval how often ended sessions that Redis does not know of are looked for
 * @param publicUrl where browsers find Tracepress, which links in mails begin with
 * @param refreshTokenHash how refresh token secrets are stored
 */
@ConfigurationProperties("tracepress.auth")
record AuthSettings(
        Path jwtKeysDir,
        Duration signingKeyDelay,
        Duration accessTokenLifetime,
        Duration sessionLifetime,
        Password password,
        RefreshTokenHash refreshTokenHash,
        LoginLimits loginLimits,
        MailLimits mailLimits,
        URI publicUrl,
        Duration tombstoneRepairInterval) {

    /** How many logins may fail within a window of time. */
    record LoginLimits(int perAccountAndAddress, int perAccount, int perAddress, Duration window) {}

    /** How many mails can be asked for within a window of time. */
    record MailLimits(int resetsPerAccount, int resetsPerAddress, int verificationsPerUser, Duration window) {}

    /**
     * How passwords are hashed.
     *
     * @param hashingSlots how many hashes are computed at once
     * @param hashingWait how long a request waits for a slot before it is refused
     */
    record Password(int bcryptCost, int hashingSlots, Duration hashingWait) {}

    enum RefreshTokenHash {
        SHA256,
        BCRYPT
    }
}
