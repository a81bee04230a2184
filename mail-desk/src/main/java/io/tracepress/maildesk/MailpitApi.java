package io.tracepress.maildesk;

import io.tracepress.desk.Answer;
import io.tracepress.desk.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The part of Mailpit's API that tests use, so that they need not know which of the two answers. */
final class MailpitApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LIMIT = 50;
    private static final int BODY = 1024 * 1024;

    private final Mailbox mailbox;

    MailpitApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    Answer messages(Request request) {
        return list(request, mailbox.newestFirst());
    }

    Answer search(Request request) {
        String query = request.parameter("query");
        if (query.isEmpty()) {
            return Answer.text(400, "Error: no search query");
        }
        return list(
                request,
                mailbox.newestFirst().stream().filter(MailQuery.parse(query)).toList());
    }

    Answer message(Request request) {
        return with(request, (held, mail) -> json(MailpitJson.message(held, mail)));
    }

    Answer headers(Request request) {
        return with(
                request,
                (_, mail) -> json(mail.headers().stream()
                        .collect(Collectors.groupingBy(
                                Mail.Header::name,
                                TreeMap::new,
                                Collectors.mapping(Mail.Header::value, Collectors.toList())))));
    }

    Answer raw(Request request) {
        return mailbox.find(request.variable())
                .map(held -> {
                    byte[] source = held.source().unpack();
                    Answer plain = Answer.of(200, "text/plain; charset=utf-8", out -> out.write(source));
                    return request.parameter("dl").equals("1")
                            ? plain.with("Content-Disposition", "attachment; filename=\"" + held.id() + ".eml\"")
                            : plain;
                })
                .orElseGet(MailpitApi::missing);
    }

    /** Those that the body names, or else all. */
    Answer delete(Request request) {
        List<String> ids = ids(request);
        if (ids.isEmpty()) {
            mailbox.deleteAll();
        } else {
            mailbox.delete(ids);
        }
        return Answer.text(200, "ok");
    }

    private Answer list(Request request, List<HeldMail> matching) {
        int start = number(request, "start", 0);
        List<Map<String, Object>> page = matching.stream()
                .skip(start)
                .limit(number(request, "limit", LIMIT))
                .map(MailpitJson::summary)
                .toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("total", mailbox.size());
        answer.put("messages_count", matching.size());
        answer.put("count", page.size());
        answer.put("start", start);
        answer.put("messages", page);
        return json(answer);
    }

    private Answer with(Request request, BiFunction<HeldMail, Mail, Answer> answer) {
        return mailbox.find(request.variable())
                .map(held -> answer.apply(held, held.open()))
                .orElseGet(MailpitApi::missing);
    }

    private static List<String> ids(Request request) {
        try {
            JsonNode ids = JSON.readTree(request.body().readNBytes(BODY)).path("IDs");
            return ids.valueStream().map(JsonNode::asString).toList();
        } catch (JacksonException | IOException e) {
            return List.of();
        }
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.parameter(name);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static Answer json(Object value) {
        return Answer.json(200, out -> JSON.writeValue(out, value));
    }

    private static Answer missing() {
        return Answer.text(404, "There is no such mail, or it made room for newer ones.\n");
    }
}
