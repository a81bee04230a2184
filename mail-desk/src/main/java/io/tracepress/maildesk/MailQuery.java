package io.tracepress.maildesk;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A search in Mailpit's words: {@code to:ada@example.org -subject:"Verify your"}; all of them must hold. */
record MailQuery(List<Predicate<HeldMail>> conditions) implements Predicate<HeldMail> {

    private static final Pattern WORD = Pattern.compile("[!-]?(?:[\\w-]+:)?(?:\"[^\"]*\"|[^\\s\"]+)");

    static MailQuery parse(String query) {
        return new MailQuery(WORD.matcher(query)
                .results()
                .map(word -> condition(word.group().replace("\"", "").toLowerCase(Locale.ROOT)))
                .toList());
    }

    @Override
    public boolean test(HeldMail mail) {
        return conditions.stream().allMatch(condition -> condition.test(mail));
    }

    private static Predicate<HeldMail> condition(String word) {
        boolean not = word.length() > 1 && (word.startsWith("-") || word.startsWith("!"));
        Predicate<HeldMail> condition = wanted(not ? word.substring(1) : word);
        return not ? condition.negate() : condition;
    }

    private static Predicate<HeldMail> wanted(String word) {
        String name = word.substring(0, word.indexOf(':') + 1);
        String value = word.substring(name.length());
        return switch (name) {
            case "to:" -> mail -> any(mail.to().stream(), value);
            case "cc:" -> mail -> any(mail.cc().stream(), value);
            case "bcc:" -> mail -> any(mail.bcc().stream(), value);
            case "from:" -> mail -> mail.from().contains(value);
            case "reply-to:" -> mail -> any(mail.replyTo().stream(), value);
            case "addressed:" -> mail -> any(mail.addresses(), value);
            case "subject:" -> mail -> Texts.contains(mail.subject(), value);
            case "message-id:" -> mail -> Texts.contains(mail.messageId(), value);
            default ->
                mail -> Texts.contains(mail.subject(), word)
                        || Texts.contains(mail.snippet(), word)
                        || any(mail.addresses(), word);
        };
    }

    private static boolean any(Stream<Address> addresses, String value) {
        return addresses.anyMatch(address -> address.contains(value));
    }
}
