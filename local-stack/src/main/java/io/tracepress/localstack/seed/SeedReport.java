package io.tracepress.localstack.seed;

import java.util.List;

/** What the demo came to: what is new, and how to get in. */
public record SeedReport(String url, DemoContent content, int newUsers, int newBlogs, int newComments) {

    public List<String> lines() {
        return List.of(
                "",
                "The demo at %s has %d people, %d blogs (%s) and %d comments; new are %d, %d and %d."
                        .formatted(
                                url,
                                content.people().size(),
                                content.blogs().size(),
                                drafts(),
                                comments(),
                                newUsers,
                                newBlogs,
                                newComments),
                "",
                "  email     " + content.lead().email(),
                "  password  " + Person.PASSWORD,
                "",
                "All demo accounts have this password, which everybody knows who has read the sources of Tracepress:"
                        + " keep them off a stack that strangers can reach.");
    }

    private String drafts() {
        long drafts = content.blogs().stream().filter(Blog::isDraft).count();
        return drafts == 1 ? "1 of them a draft" : drafts + " of them drafts";
    }

    private int comments() {
        return content.blogs().stream()
                .flatMap(blog -> blog.comments().stream())
                .mapToInt(comment -> 1 + comment.replies().size())
                .sum();
    }
}
