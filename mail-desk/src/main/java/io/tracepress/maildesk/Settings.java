package io.tracepress.maildesk;

import io.tracepress.desk.Environment;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * What the environment says; ports may be 0 for any free one.
 *
 * @param memory bytes of mails to hold
 * @param mailSize bytes that one mail may have
 * @param publicUrl where the gateway is, for the page that says how to cause a mail
 */
record Settings(String bindAddress, int smtpPort, int deskPort, long memory, int mailSize, String publicUrl) {

    static Settings from(Map<String, String> variables) {
        var environment = new Environment(variables);
        return new Settings(
                environment.bindAddress(),
                environment.port("SMTP_PORT", 1025),
                environment.port("MAIL_DESK_PORT", 8025),
                environment.bytes("MAIL_DESK_MEMORY", "48MB"),
                Math.toIntExact(environment.bytes("MAIL_SIZE", "1MB")),
                variables.getOrDefault("PUBLIC_URL", "http://localhost:8080"));
    }

    InetSocketAddress at(int port) {
        return Environment.address(bindAddress, port);
    }
}
