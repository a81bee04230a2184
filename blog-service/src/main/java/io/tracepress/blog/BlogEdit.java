package io.tracepress.blog;

import java.util.List;
import java.util.Optional;

/** What an author changes; what is empty stays as it is. */
record BlogEdit(
        Optional<String> title, Optional<String> content, Optional<List<String>> tags, Optional<Boolean> publish) {

    /** What the author would have written to get the blog with the changes. */
    BlogDraft of(Blog blog) {
        return new BlogDraft(
                title.orElse(blog.title()),
                content.orElse(blog.content()),
                tags.orElse(blog.tags()),
                publish.orElse(blog.publishedAt().isPresent()));
    }
}
