package io.tracepress.maildesk;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mail in a list. */
record MailLine(
        String id,
        String time,
        String timeIso,
        String from,
        String to,
        String subject,
        String snippet,
        int attachments) {

    static MailLine of(HeldMail mail) {
        Address from = mail.from();
        List<Address> recipients = Stream.of(mail.to(), mail.cc(), mail.bcc())
                .flatMap(List::stream)
                .toList();
        return new MailLine(
                mail.id(),
                Times.text(mail.created()),
                mail.created().toString(),
                from.name().isEmpty() ? from.address() : from.name(),
                recipients.stream().map(Address::address).collect(Collectors.joining(", ")),
                mail.subject(),
                mail.snippet(),
                mail.attachments());
    }
}
