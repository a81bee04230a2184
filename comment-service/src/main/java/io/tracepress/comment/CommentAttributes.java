package io.tracepress.comment;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.UUID;

/** Which comment a request is about, and on which blog, on its span. */
final class CommentAttributes {

    private static final AttributeKey<String> BLOG_ID = AttributeKey.stringKey("blog.id");
    private static final AttributeKey<String> COMMENT_ID = AttributeKey.stringKey("comment.id");

    private CommentAttributes() {}

    static void record(UUID blogId, UUID commentId) {
        recordBlog(blogId);
        Span.current().setAttribute(COMMENT_ID, commentId.toString());
    }

    static void recordBlog(UUID blogId) {
        Span.current().setAttribute(BLOG_ID, blogId.toString());
    }
}
