package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.kit.testing.Callers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTests extends BlogTest {

    @Test
    void everybodyReadsAPublishedBlogByIdAndBySlug() {
        Blog blog = publish("Ghosts in the trace");

        assertThat(blog.getAuthorId()).isEqualTo(author.userId().toString());
        assertThat(blog.getVersion()).isOne();
        assertThat(blog.getSlug()).startsWith("ghosts-in-the-trace-");
        assertThat(get(anonymous(), blog.getId())).isEqualTo(blog);
        assertThat(get(anonymous(), blog.getSlug())).isEqualTo(blog);
    }

    @Test
    void blogsWithTheSameTitleHaveDifferentSlugs() {
        assertThat(publish("Same title").getSlug())
                .isNotEqualTo(publish("Same title").getSlug());
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本語", "!!!", "🙂"})
    void aTitleWithoutLatinLettersStillGetsASlug(String title) {
        assertThat(publish(title).getSlug()).matches("[a-z0-9-]+");
    }

    @Test
    void aDraftExistsOnlyForItsAuthor() {
        Blog draft = draft("Not yet");

        assertThat(draft.hasPublishTime()).isFalse();
        assertThat(get(as(author), draft.getId())).isEqualTo(draft);
        assertThatCall(() -> get(anonymous(), draft.getId())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> get(as(Callers.someone()), draft.getSlug())).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void tagsAreStrippedAndKeptOnce() {
        var request = request("Tagged").addAllTags(List.of(" java ", "java", "otel"));

        assertThat(create(request).getTagsList()).containsExactly("java", "otel");
    }

    @Test
    void markupIsKeptAsItComes() {
        String content = "<script>alert('boo')</script>\r\n\t<b>bold</b>";

        assertThat(create(request("<i>").setContent(content)).getContent()).isEqualTo(content);
    }

    @Test
    void charactersAreCountedAsCodePoints() {
        var longest = request("🙂".repeat(200)).setContent("𝄞".repeat(100_000)).addTags("🏷".repeat(40));

        assertThat(create(longest).getContent()).isEqualTo(longest.getContent());
        assertThatCall(() -> publish("🙂".repeat(201)))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("title");
    }

    @Test
    void aBlogThatBreaksRulesIsRefusedWithAllFieldsNamed() {
        var request = CreateBlogRequest.newBuilder()
                .setTitle(" ")
                .setContent("x".repeat(100_001))
                .addTags("");

        assertThatCall(() -> create(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("title", "content", "tags[0].<list element>");
    }

    @Test
    void aNulCharacterIsRefusedWhereverItStands() {
        assertThatCall(() -> publish("nul\0"))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("title");
        assertThatCall(() -> create(request("x").setContent("\0")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("content");
        assertThatCall(() -> create(request("x").addTags("java").addTags("\0")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("tags");
        assertThatCall(() -> get(anonymous(), "\0"))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("id_or_slug");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aTokenThatIsNotOursIsRefused(String name, String token) {
        var stub = BlogServiceGrpc.newBlockingStub(channels.authorized("Bearer " + token));

        assertThatCall(() -> stub.createBlog(request("Forged").build())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> stub.listBlogs(ListBlogsRequest.getDefaultInstance()))
                .failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void onlyUsersWriteBlogs() {
        var request = request("Anonymous").build();

        assertThatCall(() -> anonymous().createBlog(request)).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> asService("api-gateway").createBlog(request)).failsWith(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void anUnknownBlogIsNotFound() {
        assertThatCall(() -> get(anonymous(), UUID.randomUUID().toString())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> get(anonymous(), "no-such-slug")).failsWith(Status.Code.NOT_FOUND);
    }
}
