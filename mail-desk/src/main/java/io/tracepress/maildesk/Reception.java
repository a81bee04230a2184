package io.tracepress.maildesk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.subethamail.smtp.server.SMTPServer;

/** The SMTP server: it takes any mail from anyone who may connect, and delivers none. */
final class Reception implements AutoCloseable {

    private static final int CONNECTIONS = 100;
    // Each may be of full size; the others wait for their turn.
    private static final int MAILS_AT_ONCE = 16;
    private static final int RECIPIENTS = 100;
    private static final int SILENCE_MILLIS = 30_000;

    private final SMTPServer server;

    private Reception(SMTPServer server) {
        this.server = server;
    }

    static Reception open(Settings settings, Mailbox mailbox, InstantSource clock) throws IOException {
        InetSocketAddress address = settings.at(settings.smtpPort());
        var slots = new Semaphore(MAILS_AT_ONCE);
        SMTPServer server = SMTPServer.port(address.getPort())
                .bindAddress(address.getAddress())
                .hostName("localhost")
                .softwareName("Tracepress mail desk")
                .insertReceivedHeaders(false)
                .maxConnections(CONNECTIONS)
                .maxRecipients(RECIPIENTS)
                .maxMessageSize(settings.mailSize())
                .connectionTimeoutMs(SILENCE_MILLIS)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(_ -> new IncomingMail(settings.mailSize(), slots, mailbox, clock))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IOException(
                    address.getAddress().getHostAddress() + ":" + address.getPort() + ": " + e.getMessage(), e);
        }
        return new Reception(server);
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
