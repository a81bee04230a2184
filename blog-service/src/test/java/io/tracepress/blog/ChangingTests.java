package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.blog.v1.TagList;
import io.tracepress.blog.v1.UpdateBlogRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ChangingTests extends BlogTest {

    @Autowired
    JdbcClient database;

    @Test
    void onlyWhatIsGivenChanges() {
        Blog blog = create(request("Before").addTags("java"));

        Blog changed = update(change(blog).setContent("After"));

        assertThat(Timestamps.compare(changed.getUpdateTime(), blog.getUpdateTime()))
                .isPositive();
        assertThat(changed)
                .isEqualTo(blog.toBuilder()
                        .setContent("After")
                        .setVersion(2)
                        .setUpdateTime(changed.getUpdateTime())
                        .build());
        assertThat(get(anonymous(), blog.getId())).isEqualTo(changed);
    }

    @Test
    void theSlugOutlivesTheTitle() {
        Blog blog = publish("First title");

        Blog changed = update(change(blog).setTitle(" Second title "));

        assertThat(changed.getTitle()).isEqualTo("Second title");
        assertThat(get(anonymous(), blog.getSlug())).isEqualTo(changed);
    }

    @Test
    void tagsAreReplacedOrRemoved() {
        Blog blog = create(request("Tagged").addTags("java").addTags("otel"));

        assertThat(update(change(blog).setTags(TagList.newBuilder().addTags("go")))
                        .getTagsList())
                .containsExactly("go");
        assertThat(update(change(blog).setTags(TagList.getDefaultInstance())).getTagsList())
                .isEmpty();
    }

    @Test
    void aSearchFindsTheNewWordsAndNotTheOld() {
        Blog blog = publish("Caterpillar");

        update(change(blog).setTitle("Butterfly").setContent("It flies."));

        assertThat(everyId(anonymous(), ofTheAuthor().setQuery("butterfly"))).containsExactly(blog.getId());
        assertThat(everyId(anonymous(), ofTheAuthor().setQuery("caterpillar"))).isEmpty();
    }

    @Test
    void aDraftIsPublishedAndTakenBack() {
        Blog draft = draft("On and off");

        Blog published = update(change(draft).setPublish(true));

        assertThat(published.hasPublishTime()).isTrue();
        assertThat(get(anonymous(), draft.getId())).isEqualTo(published);
        assertThat(update(change(draft).setPublish(true)).getPublishTime()).isEqualTo(published.getPublishTime());

        assertThat(update(change(draft).setPublish(false)).hasPublishTime()).isFalse();
        assertThatCall(() -> get(anonymous(), draft.getId())).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void aChangeThatBreaksRulesChangesNothing() {
        Blog blog = publish("Valid");
        var change = change(blog)
                .setTitle(" ")
                .setContent("")
                .setTags(TagList.newBuilder().addTags(""));

        assertThatCall(() -> update(change))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("title", "content", "tags[0].<list element>");
        assertThat(get(anonymous(), blog.getId())).isEqualTo(blog);
    }

    @Test
    void onlyTheAuthorChangesAndDeletesABlog() {
        Blog published = publish("Mine");
        Blog draft = draft("Secret");
        Caller stranger = Callers.someone();

        assertThatCall(() -> as(stranger).updateBlog(change(published).build()))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> as(stranger).deleteBlog(deletion(published))).failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> as(stranger).updateBlog(change(draft).build())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> as(stranger).deleteBlog(deletion(draft))).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> anonymous().deleteBlog(deletion(published))).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() ->
                        asService("api-gateway").updateBlog(change(published).build()))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThat(get(as(author), published.getId())).isEqualTo(published);
        assertThat(get(as(author), draft.getId())).isEqualTo(draft);
    }

    @Test
    void aChangeOfAVersionThatIsGoneIsRefused() {
        Blog blog = publish("Version 1");
        Blog changed = update(change(blog).setTitle("Version 2").addExpectedVersions(1));

        assertThatCall(() -> update(change(blog).setTitle("Lost update").addExpectedVersions(1)))
                .failsWith(Status.Code.FAILED_PRECONDITION);
        assertThatCall(() -> as(author)
                        .deleteBlog(deletion(blog).toBuilder()
                                .addExpectedVersions(1)
                                .build()))
                .failsWith(Status.Code.FAILED_PRECONDITION);
        assertThat(get(anonymous(), blog.getId())).isEqualTo(changed);
        assertThat(update(change(blog).addAllExpectedVersions(List.of(7L, 2L))).getVersion())
                .isEqualTo(3);
    }

    @Test
    void aDeletedBlogIsGoneAndItsEventIsOut() {
        Blog blog = publish("Short life");

        as(author).deleteBlog(deletion(blog));

        assertThatCall(() -> get(as(author), blog.getId())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> as(author).deleteBlog(deletion(blog))).failsWith(Status.Code.NOT_FOUND);
        assertThat(eventsAbout(blog)).containsExactly("blog.deleted");
    }

    @Test
    void aRefusedDeletionHasNoEvent() {
        Blog blog = publish("Long life");

        assertThatCall(() -> as(Callers.someone()).deleteBlog(deletion(blog))).failsWith(Status.Code.PERMISSION_DENIED);

        assertThat(eventsAbout(blog)).isEmpty();
    }

    @Test
    void anUnknownBlogCannotBeChanged() {
        var unknown = UpdateBlogRequest.newBuilder().setId(UUID.randomUUID().toString());

        assertThatCall(() -> update(unknown)).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> update(UpdateBlogRequest.newBuilder().setId("a-slug")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("id");
    }

    private List<String> eventsAbout(Blog blog) {
        return database.sql("SELECT event_type FROM outbox WHERE payload ->> 'blogId' = :id")
                .param("id", blog.getId())
                .query(String.class)
                .list();
    }

    private Blog update(UpdateBlogRequest.Builder change) {
        return as(author).updateBlog(change.build()).getBlog();
    }

    private static UpdateBlogRequest.Builder change(Blog blog) {
        return UpdateBlogRequest.newBuilder().setId(blog.getId());
    }

    private static DeleteBlogRequest deletion(Blog blog) {
        return DeleteBlogRequest.newBuilder().setId(blog.getId()).build();
    }
}
