package io.tracepress.maildesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mail in the mailbox: what lists show of it, and its source.
 *
 * @param bcc whom it was sent to, though it does not say so
 * @param attachments how many it has
 */
record HeldMail(
        String id,
        Instant created,
        String messageId,
        Address from,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        List<Address> replyTo,
        String sender,
        String subject,
        String snippet,
        int attachments,
        PackedBytes source) {

    // Of the objects and references that a mail is made of, rounded up.
    private static final int OVERHEAD = 600;
    private static final int OVERHEAD_OF_ADDRESS = 120;

    static HeldMail of(byte[] source, Envelope envelope, Instant created) {
        Mail mail = Mail.parse(source);
        List<Address> to = mail.addresses("To");
        List<Address> cc = mail.addresses("Cc");
        List<Address> from = mail.addresses("From");
        return new HeldMail(
                Ids.next(),
                created,
                mail.messageId(),
                from.isEmpty() ? Address.of(envelope.sender()) : from.getFirst(),
                to,
                cc,
                unnamed(envelope.recipients(), to, cc),
                mail.addresses("Reply-To"),
                envelope.sender(),
                mail.subject(),
                Texts.snippet(mail.text(), mail.html()),
                mail.attachments().size(),
                PackedBytes.of(source));
    }

    Mail open() {
        return Mail.parse(source.unpack());
    }

    /** An estimate of what it takes of the heap. */
    long bytes() {
        long addresses = addresses()
                .mapToLong(address -> OVERHEAD_OF_ADDRESS + Character.BYTES * (long) address.length())
                .sum();
        long texts = messageId.length() + sender.length() + subject.length() + (long) snippet.length();
        return OVERHEAD + addresses + Character.BYTES * texts + source.length();
    }

    Stream<Address> addresses() {
        return Stream.of(List.of(from), to, cc, bcc, replyTo).flatMap(List::stream);
    }

    private static List<Address> unnamed(List<String> recipients, List<Address> to, List<Address> cc) {
        List<Address> unnamed = new ArrayList<>();
        for (String recipient : recipients) {
            if (Stream.concat(to.stream(), cc.stream())
                    .noneMatch(named -> named.address().equalsIgnoreCase(recipient))) {
                unnamed.add(Address.of(recipient));
            }
        }
        return List.copyOf(unnamed);
    }
}
