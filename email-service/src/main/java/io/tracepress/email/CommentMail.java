package io.tracepress.email;

import io.tracepress.events.v1.CommentCreated;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the author of a blog of a new comment on it. */
@Component
class CommentMail implements EventHandler<CommentCreated> {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TITLE_IN_SUBJECT = 50;

    private final Deliverer deliverer;
    private final PublishedBlogs blogs;
    private final Usernames usernames;
    private final EmailSettings settings;

    CommentMail(Deliverer deliverer, PublishedBlogs blogs, Usernames usernames, EmailSettings settings) {
        this.deliverer = deliverer;
        this.blogs = blogs;
        this.usernames = usernames;
        this.settings = settings;
    }

    @Override
    public CommentCreated emptyEvent() {
        return CommentCreated.getDefaultInstance();
    }

    @Override
    public void handle(Event<CommentCreated> event) {
        var comment = event.body();
        deliverer.deliver(
                event,
                MailKind.COMMENT,
                comment.getBlogAuthorId(),
                to -> blogs.titleOf(comment.getBlogId()).map(title -> letter(to, comment, title)));
    }

    private Letter letter(Recipient to, CommentCreated comment, String title) {
        String commenter = usernames.of(comment.getCommentAuthorId()).orElse("Somebody");
        return new Letter(
                commenter + " commented on “" + SingleLine.of(title, LONGEST_TITLE_IN_SUBJECT) + "”",
                List.of(
                        "Hello " + to.username() + ",",
                        commenter + " has written a comment on your blog “" + SingleLine.of(title, LONGEST_TITLE)
                                + "”."),
                new Letter.Link("Read the comment", settings.page("/blogs/" + comment.getBlogId())),
                List.of(),
                List.of(new Letter.Link("No more mails about comments", to.link())));
    }
}
