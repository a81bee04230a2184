package io.tracepress.localstack.seed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is said below blogs: nothing is said twice below the same one. */
final class Discussions {

    private final Gateway gateway;
    private final List<Member> members;
    private final Map<String, Map<String, String>> idsByTextByBlog = new HashMap<>();
    private int added;

    Discussions(Gateway gateway, List<Member> members) {
        this.gateway = gateway;
        this.members = members;
    }

    /** Says it, and all replies to it. */
    void hold(String blogId, Comment comment) {
        say(blogId, comment, Optional.empty())
                .ifPresent(id -> comment.replies().forEach(reply -> say(blogId, reply, Optional.of(id))));
    }

    int added() {
        return added;
    }

    /** The comment, unless it or its blog was deleted within a day. */
    private Optional<String> say(String blogId, Comment comment, Optional<String> parentId) {
        var said = idsByTextByBlog.computeIfAbsent(blogId, this::saidBefore);
        if (said.containsKey(comment.text())) {
            return Optional.of(said.get(comment.text()));
        }
        var body = new HashMap<String, String>();
        body.put("content", comment.text());
        parentId.ifPresent(id -> body.put("parentId", id));
        var call = Call.post("/blogs/" + blogId + "/comments", body).named(key(blogId, body));
        var answer = members.get(comment.author()).ask(call).expect(201, 404);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        said.put(comment.text(), answer.text("id"));
        added++;
        return Optional.of(said.get(comment.text()));
    }

    private Map<String, String> saidBefore(String blogId) {
        var said = new HashMap<String, String>();
        for (JsonNode comment : new Pages(gateway::answer).items("/blogs/" + blogId + "/comments")) {
            said.putIfAbsent(
                    comment.path("content").asString(), comment.path("id").asString());
        }
        return said;
    }

    private static String key(String blogId, Map<String, String> body) {
        var text = blogId + "\n" + body.get("parentId") + "\n" + body.get("content");
        return "tracepress-seed-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
