package io.tracepress.comment;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.tracepress.comment.v1.Comment;
import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class CommentEventTests extends CommentTest {

    @Autowired
    JdbcClient database;

    @Autowired
    DeletedBlogs deletedBlogs;

    @Test
    void theAuthorOfTheBlogIsToldOfAComment() {
        Comment comment = create(request("Nice"));

        assertThat(announced())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .contains(
                                comment.getId(),
                                blog.toString(),
                                BLOG_AUTHOR.userId().toString(),
                                reader.userId().toString())
                        .doesNotContain("Nice"));
    }

    @Test
    void theAuthorOfTheBlogIsNotToldOfTheirOwnComment() {
        as(BLOG_AUTHOR).createComment(request("Thank you all").build());

        assertThat(announced()).isEmpty();
    }

    @Test
    void aRepeatedRequestTellsOnce() {
        String key = UUID.randomUUID().toString();

        create(request("Once").setIdempotencyKey(key));
        create(request("Once").setIdempotencyKey(key));

        assertThat(announced()).hasSize(1);
    }

    @Test
    void aRefusedCommentTellsNobody() {
        var answerToNothing = request("To whom?").setParentId(UUID.randomUUID().toString());

        assertThatCall(() -> create(answerToNothing)).failsWith(Status.Code.INVALID_ARGUMENT);

        assertThat(announced()).isEmpty();
    }

    @Test
    void theCommentsOfADeletedBlogGoHoweverMany() {
        addComments(1_201);
        Comment question = create(request("Question"));
        create(request("Answer").setParentId(question.getId()));

        delete(blog);
        delete(blog);

        assertThat(count(blog)).isZero();
    }

    @Test
    void theEventReachesThisService(@Autowired Outbox outbox, @Autowired TransactionOperations transactions) {
        create(request("Not for long"));

        transactions.executeWithoutResult(_ ->
                outbox.write(BlogDeleted.newBuilder().setBlogId(blog.toString()).build()));

        await().until(() -> count(blog) == 0);
    }

    @Test
    void theCommentsOfOtherBlogsStay() {
        create(request("Here to stay"));

        delete(UUID.randomUUID());

        assertThat(count(blog)).isOne();
    }

    private void delete(UUID blogId) {
        var body = BlogDeleted.newBuilder().setBlogId(blogId.toString()).build();
        deletedBlogs.handle(new Event<>(UUID.randomUUID(), body, Instant.now()));
    }

    private void addComments(int number) {
        database.sql("""
                        INSERT INTO comments (id, blog_id, author_id, content, created_at)
                        SELECT gen_random_uuid(), :blogId, gen_random_uuid(), 'Me too', now()
                        FROM generate_series(1, :number)
                        """).param("blogId", blog).param("number", number).update();
    }

    /** The events about comments on the blog of this test. */
    private List<String> announced() {
        return database.sql(
                        "SELECT payload FROM outbox WHERE event_type = 'comment.created' AND payload ->> 'blogId' = :id")
                .param("id", blog.toString())
                .query(String.class)
                .list();
    }
}
