package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestContractTests extends GatewayTest {

    @Test
    void registeringAnswersWithTheAccount() {
        post("/auth/register", """
                {"email": "ada@example.org", "username": "ada", "password": "correct horse"}""").expectStatus().isCreated().expectBody().json("""
                        {"id": "%s", "username": "ada", "email": "ada@example.org"}""".formatted(FakeServices.AUTHOR_ID));
    }

    @Test
    void loggingInAnswersWithTokens() {
        post("/auth/login", """
                {"email": "ada@example.org", "password": "correct horse"}""").expectStatus().isOk().expectBody().json("""
                        {"accessToken": "access", "refreshToken": "refresh", "tokenType": "Bearer",
                         "expiresIn": 900}""");
    }

    @Test
    void aUserSeesTheirOwnProfile() {
        getAsAda("/users/me").expectStatus().isOk().expectBody().json("""
                {"id": "%s", "username": "ada", "displayName": "Ada", "bio": "",
                 "createdAt": "2026-01-01T00:00:00Z"}""".formatted(FakeServices.AUTHOR_ID));
    }

    @Test
    void aNewBlogIsPublishedUnlessItSaysOtherwise() {
        postAsAda("/blogs", """
                {"title": "Ghosts", "content": "# Boo"}""")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .location("/blogs/" + FakeServices.BLOG_ID)
                .expectBody()
                .json("""
                        {"title": "Ghosts", "published": true, "publishedAt": "2026-01-01T00:00:00Z"}""");
        postAsAda("/blogs", """
                {"title": "Ghosts", "content": "# Boo", "published": false}""").expectStatus().isCreated().expectBody().json("""
                        {"published": false, "publishedAt": null}""");
    }

    @Test
    void aPageOfBlogsAsksEachNeighbourOnce() {
        get("/blogs?limit=2").expectStatus().isOk().expectBody().json("""
                {"items": [
                   {"id": "%1$s", "authorName": "Ada", "authorUsername": "ada", "commentCount": 3}, {"id": "%1$s"}],
                 "nextCursor": "next"}""".formatted(FakeServices.BLOG_ID));

        assertThat(SERVICES.calls("BatchGetUsers")).isOne();
        assertThat(SERVICES.calls("CountComments")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blogs", "/blogs/a-blog"})
    void aFailingNeighbourCostsAFieldNotThePage(String path) {
        SERVICES.fail("BatchGetUsers", Status.UNAVAILABLE);
        SERVICES.fail("CountComments", Status.INTERNAL);

        String body = get(path)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(body)
                .contains(
                        "\"authorName\":null",
                        "\"authorUsername\":null",
                        "\"commentCount\":null",
                        "\"title\":\"A blog\"");
    }

    @Test
    void commentsCarryTheirAuthorsName() {
        postAsAda("/blogs/%s/comments".formatted(FakeServices.BLOG_ID), """
                {"content": "Nice"}""")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("""
                {"content": "Nice", "authorName": "Ada", "authorUsername": "ada", "parentId": null}""");
        get("/blogs/%s/comments".formatted(FakeServices.BLOG_ID))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [{"content": "Nice", "authorName": "Ada"}], "nextCursor": null}""");
    }
}
