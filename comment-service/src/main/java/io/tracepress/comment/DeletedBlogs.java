package io.tracepress.comment;

import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes the comments of a blog that is gone. */
@Component
class DeletedBlogs implements EventHandler<BlogDeleted> {

    // Each batch is a transaction of its own: a blog with many comments holds no locks for long.
    private static final int BATCH = 500;

    private final CommentRepository comments;

    DeletedBlogs(CommentRepository comments) {
        this.comments = comments;
    }

    @Override
    public BlogDeleted emptyEvent() {
        return BlogDeleted.getDefaultInstance();
    }

    @Override
    public void handle(Event<BlogDeleted> event) {
        UUID blogId = UUID.fromString(event.body().getBlogId());
        CommentAttributes.recordBlog(blogId);
        int deleted;
        do {
            deleted = comments.deleteSomeOf(blogId, BATCH);
        } while (deleted > 0);
    }
}
