package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.blog.v1.TagList;
import io.tracepress.blog.v1.UpdateBlogRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlogContractTests extends GatewayTest {

    private static final String BLOG = "/blogs/" + FakeServices.BLOG_ID;
    private static final String TAG = "\"" + FakeServices.BLOG_ID + "-" + FakeServices.BLOG_VERSION + "\"";
    private static final String NEXT_TAG = "\"" + FakeServices.BLOG_ID + "-" + (FakeServices.BLOG_VERSION + 1) + "\"";

    @Test
    void aBlogComesWithItsTagAndIsNotSentTwice() {
        get(BLOG).expectStatus().isOk().expectHeader().valueEquals("ETag", TAG);

        http.get()
                .uri(BLOG)
                .header("If-None-Match", "\"something-else\", " + TAG)
                .exchange()
                .expectStatus()
                .isNotModified()
                .expectHeader()
                .valueEquals("ETag", TAG)
                .expectBody()
                .isEmpty();
        http.get()
                .uri(BLOG)
                .header("If-None-Match", NEXT_TAG)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void everyFilterReachesTheService() {
        get("/blogs?limit=5&cursor=abc&q=ghost -dull&author=ada&tag=java&drafts=true")
                .expectStatus()
                .isOk();

        assertThat(SERVICES.lastRequest(ListBlogsRequest.class))
                .isEqualTo(ListBlogsRequest.newBuilder()
                        .setPageSize(5)
                        .setPageToken("abc")
                        .setQuery("ghost -dull")
                        .setAuthorId(FakeServices.AUTHOR_ID)
                        .setTag("java")
                        .setDrafts(true)
                        .build());
    }

    @Test
    void withoutFiltersAListIsTheFrontPage() {
        get("/blogs").expectStatus().isOk();

        assertThat(SERVICES.lastRequest(ListBlogsRequest.class))
                .isEqualTo(ListBlogsRequest.newBuilder().setPageSize(20).build());
    }

    @Test
    void aChangeHoldsOnlyWhatWasSent() {
        asAda("PATCH", BLOG, """
                {"title": "New title", "tags": []}""")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", NEXT_TAG)
                .expectBody()
                .json("""
                        {"id": "%s", "authorName": "Ada", "commentCount": 3}""".formatted(FakeServices.BLOG_ID));

        assertThat(SERVICES.lastRequest(UpdateBlogRequest.class))
                .isEqualTo(UpdateBlogRequest.newBuilder()
                        .setId(FakeServices.BLOG_ID)
                        .setTitle("New title")
                        .setTags(TagList.getDefaultInstance())
                        .build());
    }

    @Test
    void aDraftIsPublishedByAChange() {
        asAda("PATCH", BLOG, "{\"published\": true}").expectStatus().isOk();

        assertThat(SERVICES.lastRequest(UpdateBlogRequest.class))
                .isEqualTo(UpdateBlogRequest.newBuilder()
                        .setId(FakeServices.BLOG_ID)
                        .setPublish(true)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void ifMatchNamesTheVersionsThatAreExpected(String method) {
        asAda(method, BLOG, "{}", "If-Match", TAG).expectStatus().is2xxSuccessful();
        assertThat(expectedVersions(method)).containsExactly(3L);

        asAda(method, BLOG, "{}", "If-Match", TAG + ", \"foreign\", " + NEXT_TAG);
        assertThat(expectedVersions(method)).containsExactly(3L, 4L);

        asAda(method, BLOG, "{}", "If-Match", "*").expectStatus().is2xxSuccessful();
        assertThat(expectedVersions(method)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/", "unquoted", "\"\"", "\"3\"", "\"019a0000-0000-7000-8000-00000000000c-3\""})
    void aTagThatThisBlogNeverHadMatchesNoVersion(String tag) {
        asAda("DELETE", BLOG, "", "If-Match", tag.equals("W/") ? tag + TAG : tag);

        assertThat(expectedVersions("DELETE")).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void aBlogThatHasChangedMeanwhileIsAFailedPrecondition(String method) {
        SERVICES.fail("UpdateBlog", Status.FAILED_PRECONDITION.withDescription("The blog has changed meanwhile."));
        SERVICES.fail("DeleteBlog", Status.FAILED_PRECONDITION.withDescription("The blog has changed meanwhile."));

        asAda(method, BLOG, "{}", "If-Match", TAG)
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .json("""
                        {"status": 412, "detail": "The blog has changed meanwhile."}""");
    }

    @Test
    void aDeletedBlogHasNothingToSay() {
        asAda("DELETE", BLOG, "").expectStatus().isNoContent().expectBody().isEmpty();

        assertThat(SERVICES.lastRequest(DeleteBlogRequest.class))
                .isEqualTo(DeleteBlogRequest.newBuilder()
                        .setId(FakeServices.BLOG_ID)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"PERMISSION_DENIED, 403", "NOT_FOUND, 404"})
    void somebodyElsesBlogStaysAsItIs(Status.Code code, int status) {
        SERVICES.fail("UpdateBlog", code.toStatus());
        SERVICES.fail("DeleteBlog", code.toStatus());

        asAda("PATCH", BLOG, "{}").expectStatus().isEqualTo(status);
        asAda("DELETE", BLOG, "").expectStatus().isEqualTo(status);
    }

    @Test
    void aNewBlogComesWithItsTagAndPlace() {
        asAda("POST", "/blogs", "{\"title\": \"Ghosts\", \"content\": \"# Boo\"}", "Idempotency-Key", "key-1")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location(BLOG)
                .expectHeader()
                .valueEquals("ETag", TAG);

        assertThat(SERVICES.lastRequest(CreateBlogRequest.class).getIdempotencyKey())
                .isEqualTo("key-1");
    }

    @Test
    void anEmptyKeyIsAKeyAndNoKeyIsNone() {
        asAda("POST", "/blogs", "{}", "Idempotency-Key", "");
        assertThat(SERVICES.lastRequest(CreateBlogRequest.class).hasIdempotencyKey())
                .isTrue();

        asAda("POST", "/blogs", "{}");
        assertThat(SERVICES.lastRequest(CreateBlogRequest.class).hasIdempotencyKey())
                .isFalse();
    }

    @Test
    void aKeyOfAnotherRequestIsUnprocessable() {
        SERVICES.fail(
                "CreateBlog", Status.ALREADY_EXISTS.withDescription("The idempotency key belongs to another request."));

        asAda("POST", "/blogs", "{}", "Idempotency-Key", "key-1")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .json("""
                        {"status": 422, "detail": "The idempotency key belongs to another request."}""")
                .jsonPath("$.traceId")
                .exists();
    }

    @Test
    void aMissingTagAmongTagsIsForTheServiceToRefuse() {
        asAda("POST", "/blogs", "{\"tags\": [null, \"java\"]}").expectStatus().isCreated();

        assertThat(SERVICES.lastRequest(CreateBlogRequest.class).getTagsList()).containsExactly("", "java");
    }

    private static List<Long> expectedVersions(String method) {
        return method.equals("PATCH")
                ? SERVICES.lastRequest(UpdateBlogRequest.class).getExpectedVersionsList()
                : SERVICES.lastRequest(DeleteBlogRequest.class).getExpectedVersionsList();
    }
}
