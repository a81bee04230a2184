package io.tracepress.maildesk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mails in Mailpit's words. */
final class MailpitJson {

    private MailpitJson() {}

    static Map<String, Object> summary(HeldMail held) {
        Map<String, Object> json = beginning(held);
        json.put("Created", held.created().toString());
        json.put("Size", held.source().size());
        json.put("Attachments", held.attachments());
        json.put("Snippet", held.snippet());
        return json;
    }

    static Map<String, Object> message(HeldMail held, Mail mail) {
        Map<String, Object> json = beginning(held);
        json.put("ReturnPath", held.sender());
        json.put("Date", mail.date().orElse(held.created()).toString());
        json.put("Text", mail.text());
        json.put("HTML", mail.html());
        json.put("Size", held.source().size());
        json.put("ListUnsubscribe", unsubscribing(mail));
        json.put("Inline", attachments(mail, true));
        json.put("Attachments", attachments(mail, false));
        return json;
    }

    private static Map<String, Object> beginning(HeldMail held) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ID", held.id());
        json.put("MessageID", held.messageId());
        json.put("From", held.from());
        json.put("To", held.to());
        json.put("Cc", held.cc());
        json.put("Bcc", held.bcc());
        json.put("ReplyTo", held.replyTo());
        json.put("Subject", held.subject());
        return json;
    }

    private static Map<String, Object> unsubscribing(Mail mail) {
        return Map.of("Header", mail.header("List-Unsubscribe"), "HeaderPost", mail.header("List-Unsubscribe-Post"));
    }

    private static List<Map<String, Object>> attachments(Mail mail, boolean inline) {
        return mail.attachments().stream()
                .filter(attachment -> attachment.inline() == inline)
                .map(attachment -> Map.<String, Object>of(
                        "PartID", attachment.partId(),
                        "FileName", attachment.name(),
                        "ContentType", attachment.contentType(),
                        "ContentID", attachment.contentId(),
                        "Size", attachment.size()))
                .toList();
    }
}
