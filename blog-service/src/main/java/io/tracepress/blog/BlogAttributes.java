package io.tracepress.blog;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.UUID;

/** Which blog a request is about, on its span. */
final class BlogAttributes {

    private static final AttributeKey<String> ID = AttributeKey.stringKey("blog.id");
    private static final AttributeKey<String> SLUG = AttributeKey.stringKey("blog.slug");

    private BlogAttributes() {}

    static void record(Blog blog) {
        record(blog.id());
        Span.current().setAttribute(SLUG, blog.slug());
    }

    static void record(UUID blogId) {
        Span.current().setAttribute(ID, blogId.toString());
    }
}
