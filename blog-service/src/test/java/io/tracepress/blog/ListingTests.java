package io.tracepress.blog;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.kit.testing.Callers;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class ListingTests extends BlogTest {

    @Autowired
    private JdbcClient database;

    // So many that whoever lists all of them would take long.
    @AfterEach
    void deleteWhatTheAuthorWrote() {
        database.sql("DELETE FROM blogs WHERE author_id = :author")
                .param("author", author.userId())
                .update();
    }

    @Test
    void pagesShowEachBlogOnceNewestFirst() {
        List<String> written = fiveBlogs("Page");

        List<String> listed = everyId(anonymous(), ListBlogsRequest.newBuilder());

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed.stream().filter(written::contains)).containsExactlyElementsOf(written.reversed());
    }

    @Test
    void aListShowsTheBeginningOfTheContent() {
        Blog blog = create(request("Long").setContent("x".repeat(1000)));

        BlogSummary first = anonymous().listBlogs(ofTheAuthor().build()).getBlogs(0);

        assertThat(first.getId()).isEqualTo(blog.getId());
        assertThat(first.getExcerpt()).hasSize(280);
        assertThat(first.getPublishTime()).isEqualTo(blog.getPublishTime());
    }

    @Test
    void anAuthorsListHoldsTheirPublishedBlogsOnly() {
        Blog published = publish("Mine");
        draft("Mine, later");
        as(Callers.someone()).createBlog(request("Not mine").build());

        assertThat(everyId(as(author), ofTheAuthor())).containsExactly(published.getId());
    }

    @Test
    void draftsAreListedForTheirAuthorAlone() {
        publish("Published");
        Blog first = draft("First draft");
        Blog second = draft("Second draft");
        Blog third = draft("Third draft");
        var drafts = ListBlogsRequest.newBuilder().setDrafts(true);

        assertThat(everyId(as(author), drafts)).containsExactly(third.getId(), second.getId(), first.getId());
        assertThat(everyId(as(Callers.someone()), drafts)).isEmpty();
        assertThat(everyId(as(Callers.someone()), ofTheAuthor().setDrafts(true)))
                .isEmpty();
        assertThatCall(() -> everyId(anonymous(), drafts)).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void aTagFindsBlogsThatHaveExactlyIt() {
        Blog tagged = create(request("Tagged").addTags("java").addTags("open telemetry"));
        create(request("Otherwise tagged").addTags("javascript"));

        assertThat(everyId(anonymous(), ofTheAuthor().setTag("java"))).containsExactly(tagged.getId());
        assertThat(everyId(anonymous(), ofTheAuthor().setTag("open telemetry"))).containsExactly(tagged.getId());
        assertThat(everyId(anonymous(), ofTheAuthor().setTag("jav"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ghost", "TRACES", "tracing", "bcrypt", "\"in a trace\"", "spooky or nothing", "ghosts -dull"})
    void wordsAreFoundInTitleContentAndTags(String query) {
        Blog found = create(
                request("Ghosts in a trace").setContent("90 ms of **bcrypt**").addTags("spooky"));
        create(request("Something else").setContent("dull"));

        assertThat(everyId(anonymous(), ofTheAuthor().setQuery(query))).containsExactly(found.getId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"absent", "\"traces of ghosts\"", "the", "'; DROP TABLE blogs", "& | ! ( <-> :*", "\"", "\\"})
    void aSearchForAnythingElseFindsNothing(String query) {
        publish("Ghosts in a trace");

        assertThat(everyId(anonymous(), ofTheAuthor().setQuery(query))).isEmpty();
    }

    @Test
    void aSearchHasPagesToo() {
        List<String> written = fiveBlogs("Haunted");
        publish("Not found");

        assertThat(everyId(anonymous(), ofTheAuthor().setQuery("haunted")))
                .containsExactlyElementsOf(written.reversed());
    }

    @Test
    void aSearchFindsWhatIsUnderManyLaterBlogs() {
        List<String> written = fiveBlogs("Haunted");
        publishOthers(1_500);
        Blog last = publish("Haunted again");
        var search = ofTheAuthor().setQuery("haunted");

        assertThat(everyId(anonymous(), search))
                .startsWith(last.getId())
                .endsWith(written.getFirst())
                .hasSize(6);
        assertThat(everyId(anonymous(), ofTheAuthor().setQuery("absent"))).isEmpty();
    }

    @Test
    void filtersNarrowEachOther() {
        Blog both = create(request("Ghosts").addTags("java"));
        create(request("Ghosts").addTags("go"));
        create(request("Traces").addTags("java"));

        assertThat(everyId(anonymous(), ofTheAuthor().setQuery("ghosts").setTag("java")))
                .containsExactly(both.getId());
        assertThat(everyId(
                        anonymous(),
                        ListBlogsRequest.newBuilder()
                                .setAuthorId(UUID.randomUUID().toString())))
                .isEmpty();
    }

    @Test
    void filtersThatBreakRulesAreRefused() {
        var request = ListBlogsRequest.newBuilder().setQuery("x".repeat(201)).setTag("x".repeat(41));

        assertThatCall(() -> anonymous().listBlogs(request.build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("query", "tag");
        assertThatCall(() -> everyId(anonymous(), ofTheAuthor().setQuery("\0")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("query");
        assertThatCall(() -> anonymous()
                        .listBlogs(
                                ListBlogsRequest.newBuilder().setAuthorId("ada").build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("author_id");
    }

    @ParameterizedTest
    @CsvSource({"-1, '', page_size", "101, '', page_size", "1, bm9uc2Vuc2U, page_token"})
    void aPageOutsideItsBoundsIsRefused(int size, String token, String field) {
        var request = ListBlogsRequest.newBuilder().setPageSize(size).setPageToken(token);

        assertThatCall(() -> anonymous().listBlogs(request.build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields(field);
    }

    private void publishOthers(int number) {
        database.sql("""
                        INSERT INTO blogs (id, slug, author_id, title, content, created_at, updated_at, published_at)
                        SELECT uuidv7(), 'other-' || number, :author, 'Other', '# Other', now(), now(), now()
                        FROM generate_series(1, :number) AS number
                        """)
                .param("author", author.userId())
                .param("number", number)
                .update();
    }

    private List<String> fiveBlogs(String title) {
        return IntStream.range(0, 5)
                .mapToObj(number -> publish(title + " " + number).getId())
                .toList();
    }
}
