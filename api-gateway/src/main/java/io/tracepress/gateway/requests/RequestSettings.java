package io.tracepress.gateway.requests;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things may take.
 *
 * @param deadline of a request, and so of all calls that it causes together
 * @param authDeadline of a request below /auth, which hashes passwords
 * @param decorationDeadline of calls for what a page can do without, such as author names
 */
@ConfigurationProperties("tracepress.gateway")
public record RequestSettings(Duration deadline, Duration authDeadline, Duration decorationDeadline) {}
