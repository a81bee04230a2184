package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class BlogServiceTests {

    private final Caller author = Callers.someone();

    @Autowired
    TestChannels channels;

    @Test
    void everybodyReadsAPublishedBlogByIdAndBySlug() {
        Blog blog = publish("Ghosts in the trace");

        assertThat(blog.getAuthorId()).isEqualTo(author.userId().toString());
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
        Blog draft = as(author)
                .createBlog(request("Not yet").setPublish(false).build())
                .getBlog();

        assertThat(draft.hasPublishTime()).isFalse();
        assertThat(get(as(author), draft.getId())).isEqualTo(draft);
        assertThatCall(() -> get(anonymous(), draft.getId())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> get(as(Callers.someone()), draft.getSlug())).failsWith(Status.Code.NOT_FOUND);
        assertThat(everyListedId()).doesNotContain(draft.getId());
    }

    @Test
    void pagesShowEachBlogOnceNewestFirst() {
        List<String> written = IntStream.range(0, 5)
                .mapToObj(number -> publish("Page " + number).getId())
                .toList();

        List<String> listed = everyListedId();

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(written::contains)).containsExactlyElementsOf(written.reversed());
    }

    @Test
    void aListShowsTheBeginningOfTheContent() {
        Blog blog = as(author)
                .createBlog(request("Long").setContent("x".repeat(1000)).build())
                .getBlog();

        BlogSummary first = anonymous()
                .listBlogs(ListBlogsRequest.newBuilder().setPageSize(1).build())
                .getBlogs(0);

        assertThat(first.getId()).isEqualTo(blog.getId());
        assertThat(first.getExcerpt()).hasSize(280);
    }

    @Test
    void tagsAreStrippedAndKeptOnce() {
        var request =
                request("Tagged").addAllTags(List.of(" java ", "java", "otel")).build();

        assertThat(as(author).createBlog(request).getBlog().getTagsList()).containsExactly("java", "otel");
    }

    @Test
    void aBlogThatBreaksRulesIsRefusedWithAllFieldsNamed() {
        var request = CreateBlogRequest.newBuilder()
                .setTitle(" ")
                .setContent("x".repeat(100_001))
                .addTags("")
                .build();

        assertThatCall(() -> as(author).createBlog(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("title", "content", "tags[0].<list element>");
    }

    @Test
    void aPageTokenThatWasNotGivenIsRefused() {
        assertThatCall(() -> anonymous()
                        .listBlogs(ListBlogsRequest.newBuilder()
                                .setPageToken("bm9uc2Vuc2U")
                                .build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("page_token");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void aPageSizeOutsideItsBoundsIsRefused(int size) {
        assertThatCall(() -> anonymous()
                        .listBlogs(
                                ListBlogsRequest.newBuilder().setPageSize(size).build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("page_size");
    }

    @Test
    void onlyUsersWriteBlogs() {
        var request = request("Anonymous").build();

        assertThatCall(() -> anonymous().createBlog(request)).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> BlogServiceGrpc.newBlockingStub(channels.asService("api-gateway"))
                        .createBlog(request))
                .failsWith(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void anUnknownBlogIsNotFound() {
        assertThatCall(() -> get(anonymous(), UUID.randomUUID().toString())).failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> get(anonymous(), "no-such-slug")).failsWith(Status.Code.NOT_FOUND);
    }

    private List<String> everyListedId() {
        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            var page = anonymous()
                    .listBlogs(ListBlogsRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            page.getBlogsList().forEach(blog -> ids.add(blog.getId()));
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return ids;
    }

    private Blog publish(String title) {
        return as(author).createBlog(request(title).build()).getBlog();
    }

    private static CreateBlogRequest.Builder request(String title) {
        return CreateBlogRequest.newBuilder()
                .setTitle(title)
                .setContent("# " + title)
                .setPublish(true);
    }

    private static Blog get(BlogServiceBlockingStub stub, String idOrSlug) {
        return stub.getBlog(GetBlogRequest.newBuilder().setIdOrSlug(idOrSlug).build())
                .getBlog();
    }

    private BlogServiceBlockingStub as(Caller caller) {
        return BlogServiceGrpc.newBlockingStub(channels.as(caller));
    }

    private BlogServiceBlockingStub anonymous() {
        return BlogServiceGrpc.newBlockingStub(channels.anonymous());
    }
}
