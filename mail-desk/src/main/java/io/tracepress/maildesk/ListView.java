package io.tracepress.maildesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracepress.desk.Request;
import java.net.URLEncoder;
import java.util.List;

/**
 * The page that lists mails.
 *
 * @param newest the id of the newest mail of all, by which the page sees that there is a newer one
 * @param empty whether there is no mail at all
 */
record ListView(
        String query,
        String held,
        String newest,
        boolean empty,
        String publicUrl,
        List<MailLine> mails,
        String newerLink,
        String olderLink) {

    private static final int PAGE = 100;

    static ListView of(Request request, Mailbox mailbox, String publicUrl) {
        String query = request.parameter("query");
        int start = start(request);
        List<HeldMail> all = mailbox.newestFirst();
        List<HeldMail> found = all.stream()
                .filter(MailQuery.parse(query))
                .skip(start)
                .limit(PAGE + 1L)
                .toList();
        return new ListView(
                query,
                mailbox.state(),
                all.isEmpty() ? "" : all.getFirst().id(),
                all.isEmpty(),
                publicUrl,
                found.stream().limit(PAGE).map(MailLine::of).toList(),
                start == 0 ? "" : link(query, Math.max(0, start - PAGE)),
                found.size() > PAGE ? link(query, start + PAGE) : "");
    }

    private static int start(Request request) {
        String start = request.parameter("start");
        return start.matches("\\d{1,9}") ? Integer.parseInt(start) : 0;
    }

    private static String link(String query, int start) {
        return "/?query=" + URLEncoder.encode(query, UTF_8) + "&start=" + start;
    }
}
