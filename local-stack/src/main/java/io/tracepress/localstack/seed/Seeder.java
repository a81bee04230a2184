package io.tracepress.localstack.seed;

import java.util.List;
import java.util.stream.Stream;

/** Makes a demo through the REST API, one call after the other; what is there already stays as it is. */
public record Seeder(Gateway gateway, DemoContent content, Progress progress) {

    private record Discussion(String blogId, Comment comment) {}

    /** What a run has done that was interrupted, the next one does not do again. */
    public SeedReport run() {
        var members = content.people().stream()
                .map(person -> new Member(gateway, person))
                .toList();
        var accounts = new Count();
        progress.each("people", members, member -> accounts.add(member.join()));
        var shelf = Shelf.of(gateway, content.cast(), members);
        progress.each("blogs", content.blogs(), shelf::add);
        var discussions = new Discussions(gateway, members);
        progress.each(
                "discussions",
                discussionsOf(shelf),
                discussion -> discussions.hold(discussion.blogId(), discussion.comment()));
        members.forEach(Member::leave);
        return new SeedReport(gateway.url(), content, accounts.counted, shelf.added(), discussions.added());
    }

    private List<Discussion> discussionsOf(Shelf shelf) {
        return content.blogs().stream()
                .flatMap(blog -> shelf.idOf(blog).stream().flatMap(id -> discussionsOf(blog, id)))
                .toList();
    }

    private static Stream<Discussion> discussionsOf(Blog blog, String blogId) {
        return blog.comments().stream().map(comment -> new Discussion(blogId, comment));
    }

    private static final class Count {

        private int counted;

        private void add(boolean one) {
            counted += one ? 1 : 0;
        }
    }
}
