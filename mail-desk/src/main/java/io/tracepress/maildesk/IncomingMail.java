package io.tracepress.maildesk;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** A mail that is being sent to this server. */
final class IncomingMail implements MessageHandler {

    private static final int TOO_LARGE = 552;
    private static final int TOO_BUSY = 451;
    private static final int PATIENCE_SECONDS = 20;
    private static final int READ_ON_AT_MOST = 16;

    private final int maxSize;
    private final Semaphore slots;
    private final Mailbox mailbox;
    private final InstantSource clock;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    IncomingMail(int maxSize, Semaphore slots, Mailbox mailbox, InstantSource clock) {
        this.maxSize = maxSize;
        this.slots = slots;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public void from(String address) {
        sender = address;
    }

    @Override
    public void recipient(String address) {
        recipients.add(address);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        waitForSlot();
        try {
            HeldMail mail = HeldMail.of(read(data), new Envelope(sender, List.copyOf(recipients)), clock.instant());
            mailbox.add(mail);
            return "Ok: held as " + mail.id();
        } finally {
            slots.release();
        }
    }

    @Override
    public void done() {}

    private void waitForSlot() throws DropConnectionException {
        try {
            if (slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DropConnectionException(TOO_BUSY, "4.3.2 too many mails at once");
    }

    private byte[] read(InputStream data) throws RejectException, IOException {
        byte[] source = data.readNBytes(maxSize + 1);
        if (source.length > maxSize) {
            refuse(data);
        }
        return source;
    }

    /** Who sends more than was announced as allowed reads the refusal only after having sent it all. */
    private void refuse(InputStream data) throws RejectException, IOException {
        String reason = "5.3.4 a mail has at most " + maxSize + " bytes here";
        byte[] buffer = new byte[8 * 1024];
        for (long left = (long) READ_ON_AT_MOST * maxSize; left > 0; ) {
            int read = data.read(buffer);
            if (read < 0) {
                throw new RejectException(TOO_LARGE, reason);
            }
            left -= read;
        }
        throw new DropConnectionException(TOO_LARGE, reason);
    }
}
