package io.tracepress.localstack.seed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The blogs of the demo's people, by title: what stands here is not written again, whoever wrote it. */
final class Shelf {

    private final List<Member> members;
    private final Map<String, String> ids = new HashMap<>();
    private int added;

    private Shelf(List<Member> members) {
        this.members = members;
    }

    /** What is there already of everybody's published blogs, and of the drafts of the lead. */
    static Shelf of(Gateway gateway, List<Person> cast, List<Member> members) {
        var shelf = new Shelf(members);
        var published = cast.stream()
                .flatMap(person -> new Pages(gateway::answer).items("/blogs?author=" + person.username()).stream());
        var lead = members.get(Composer.LEAD);
        var drafts = new Pages(lead::ask).items("/blogs?drafts=true").stream();
        Stream.concat(published, drafts).forEach(shelf::keep);
        return shelf;
    }

    void add(Blog blog) {
        if (ids.containsKey(blog.title())) {
            return;
        }
        var author = members.get(blog.author());
        var answer =
                author.ask(Call.post("/blogs", blog.body()).named(key(blog))).expect(201, 404);
        // Not found means written within a day and deleted since: whoever did that does not want it back.
        if (answer.status() == 201) {
            ids.put(blog.title(), answer.text("id"));
            added++;
        }
    }

    Optional<String> idOf(Blog blog) {
        return Optional.ofNullable(ids.get(blog.title()));
    }

    int added() {
        return added;
    }

    private void keep(JsonNode item) {
        ids.putIfAbsent(item.path("title").asString(), item.path("id").asString());
    }

    // With the text in it, as another text under the same key would be refused.
    private static String key(Blog blog) {
        var text = blog.title() + "\n" + blog.article().content() + "\n"
                + blog.article().tags();
        return "tracepress-seed-" + blog.number() + "-" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
