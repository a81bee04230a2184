package io.tracepress.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The mails that the stack has sent, asked by the API that its mail desk has in common with Mailpit. */
record Mailbox(Client desk) {

    private static final int PAGE = 500;
    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    /** Its event is in its Message-ID, so that a mail that is sent twice is seen to be the same. */
    record Mail(String event, String subject, String text) {

        /** The token in the mail's link to that page. */
        String token(String page) {
            var link = Pattern.compile("/" + page + "#token=([\\w.~-]+)").matcher(text);
            if (!link.find()) {
                throw new AssertionError("no link to /" + page + " in: " + text);
            }
            return link.group(1);
        }

        /** Those of all links. */
        List<String> tokens() {
            return Pattern.compile("#token=([\\w.~-]+)")
                    .matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .toList();
        }

        boolean linksTo(String page) {
            return text.contains("/" + page + "#token=");
        }
    }

    static Mailbox ofStack() {
        return new Mailbox(Client.of("http://127.0.0.1:" + Stack.port(8025)));
    }

    /** Latest first. */
    List<Mail> to(String address) {
        String query = URLEncoder.encode("to:\"" + address + "\"", UTF_8);
        return messages("/api/v1/search?limit=" + PAGE + "&query=" + query)
                .map(summary -> read(summary.path("ID").asString()))
                .toList();
    }

    /** The latest mail with a link to that page, when it has come. */
    Mail awaitLinkTo(String page, String address) {
        return await("mail to " + address + " with a link to /" + page)
                .atMost(ARRIVAL)
                .until(
                        () -> to(address).stream()
                                .filter(mail -> mail.linksTo(page))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** How many mails each event has become. */
    Map<String, Integer> copiesByEvent() {
        Map<String, Integer> copies = new HashMap<>();
        for (int start = 0; ; start += PAGE) {
            var page = messages("/api/v1/messages?start=" + start + "&limit=" + PAGE)
                    .map(summary -> event(summary.path("MessageID").asString()))
                    .toList();
            if (page.isEmpty()) {
                return copies;
            }
            page.forEach(event -> copies.merge(event, 1, Integer::sum));
        }
    }

    private Mail read(String id) {
        var message = desk.get("/api/v1/message/" + id).body();
        return new Mail(
                event(message.path("MessageID").asString()),
                message.path("Subject").asString(),
                message.path("Text").asString());
    }

    private Stream<JsonNode> messages(String path) {
        return desk.get(path).body().path("messages").valueStream();
    }

    private static String event(String messageId) {
        return messageId.replace("<", "").replaceFirst("@.*", "");
    }
}
