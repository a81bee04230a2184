package io.tracepress.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of email-service; those of the mail server are Spring's.
 *
 * @param publicUrl where a browser finds the gateway
 * @param from who mails come from, such as {@code Tracepress <no-reply@tracepress.local>}
 * @param instance the name of this process, which it keeps when it starts again
 * @param lease how long others leave a mail to the process that began it; longer than all its timeouts together
 * @param keepDeliveries how long it is known that a mail was sent
 * @param pruneInterval how often older ones are forgotten
 */
@ConfigurationProperties("tracepress.email")
record EmailSettings(
        URI publicUrl, String from, String instance, Duration lease, Duration keepDeliveries, Duration pruneInterval) {

    /** The page at a path of the gateway, for a link. */
    String page(String path) {
        return publicUrl.toString().replaceFirst("/$", "") + path;
    }

    InternetAddress sender() {
        try {
            return new InternetAddress(from, true);
        } catch (AddressException malformed) {
            throw new IllegalArgumentException("tracepress.email.from is no address: " + from, malformed);
        }
    }
}
