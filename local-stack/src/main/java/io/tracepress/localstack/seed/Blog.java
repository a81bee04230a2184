package io.tracepress.localstack.seed;

import java.util.List;
import java.util.Map;

/** An article by a certain person, who is a number in the list of people, and what the others say of it. */
record Blog(int number, int author, Article article, List<Comment> comments) {

    String title() {
        return article.title();
    }

    boolean isDraft() {
        return article.draft();
    }

    /** As the API takes it. */
    Map<String, Object> body() {
        return Map.of(
                "title", article.title(),
                "content", article.content(),
                "tags", article.tags(),
                "published", !article.draft());
    }
}
