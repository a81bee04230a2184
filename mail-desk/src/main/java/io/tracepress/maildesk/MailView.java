package io.tracepress.maildesk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page of one mail.
 *
 * @param html whether to show the frame with its HTML
 * @param text of the view that shows text, else empty
 * @param headers of the view that shows them, else empty
 * @param source of the view that shows it, else empty
 */
record MailView(
        String id,
        String subject,
        List<Field> fields,
        List<Tab> tabs,
        boolean html,
        List<TextRun> text,
        List<Mail.Header> headers,
        String source,
        List<Mail.Attachment> attachments,
        String newer,
        String older,
        String newest) {

    /** One line of what stands above the mail. */
    record Field(String name, String value) {}

    record Tab(String name, String title, boolean selected) {}

    static MailView of(HeldMail held, String wanted, Mailbox mailbox) {
        Mail mail = held.open();
        List<Tab> tabs = tabs(mail, wanted);
        String shown =
                tabs.stream().filter(Tab::selected).findFirst().orElseThrow().name();
        List<HeldMail> all = mailbox.newestFirst();
        int place = all.indexOf(held);
        return new MailView(
                held.id(),
                held.subject(),
                fields(held),
                tabs,
                shown.equals("html"),
                shown.equals("text") ? TextRun.of(mail.text()) : List.of(),
                shown.equals("headers") ? mail.headers() : List.of(),
                shown.equals("source") ? Charsets.utf8(held.source().unpack()) : "",
                mail.attachments(),
                place > 0 ? all.get(place - 1).id() : "",
                place >= 0 && place + 1 < all.size() ? all.get(place + 1).id() : "",
                all.isEmpty() ? "" : all.getFirst().id());
    }

    private static List<Tab> tabs(Mail mail, String wanted) {
        List<Tab> tabs = new ArrayList<>();
        if (!mail.html().isBlank()) {
            tabs.add(new Tab("html", "HTML", false));
        }
        tabs.add(new Tab("text", "Text", false));
        tabs.add(new Tab("headers", "Headers", false));
        tabs.add(new Tab("source", "Source", false));
        String shown = tabs.stream()
                .map(Tab::name)
                .filter(wanted::equals)
                .findFirst()
                .orElse(tabs.getFirst().name());
        return tabs.stream()
                .map(tab -> new Tab(tab.name(), tab.title(), tab.name().equals(shown)))
                .toList();
    }

    private static List<Field> fields(HeldMail held) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("From", held.from().text()));
        addUnlessEmpty(fields, "To", held.to());
        addUnlessEmpty(fields, "Cc", held.cc());
        addUnlessEmpty(fields, "Bcc", held.bcc());
        addUnlessEmpty(fields, "Reply to", held.replyTo());
        fields.add(new Field("Came", Times.exact(held.created())));
        return fields;
    }

    private static void addUnlessEmpty(List<Field> fields, String name, List<Address> addresses) {
        if (!addresses.isEmpty()) {
            fields.add(new Field(name, addresses.stream().map(Address::text).collect(Collectors.joining(", "))));
        }
    }
}
