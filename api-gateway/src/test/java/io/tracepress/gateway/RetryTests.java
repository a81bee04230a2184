package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.annotation.DirtiesContext;

// Other tests fail calls too, and so many failures stop the retries of a channel: these get channels of their own.
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class RetryTests extends GatewayTest {

    private static final String COMMENTS = "/blogs/" + FakeServices.BLOG_ID + "/comments";

    @ParameterizedTest
    @CsvSource({"GetBlog, /blogs/a-blog", "ListBlogs, /blogs", "ListComments, " + COMMENTS, "CountComments, /blogs"})
    void aReadIsRepeatedOnceWhenTheServiceIsUnavailable(String method, String path) {
        SERVICES.failOnce(method, Status.UNAVAILABLE);

        get(path).expectStatus().isOk();

        assertThat(SERVICES.calls(method)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "CheckSession, /users/me",
        "GetUser, /users/me",
        "GetUserByUsername, /users/grace",
        "BatchGetUsers, /blogs",
        "GetSigningKeys, /.well-known/jwks.json"
    })
    void soAreReadsOfAccountsAndProfiles(String method, String path) {
        getAsAda("/users/me");
        SERVICES.reset();
        SERVICES.failOnce(method, Status.UNAVAILABLE);

        getAsAda(path).expectStatus().isOk();

        assertThat(SERVICES.calls(method)).isEqualTo(2);
    }

    @Test
    void aReadIsRepeatedNoMoreThanOnce() {
        SERVICES.fail("ListComments", Status.UNAVAILABLE);

        get(COMMENTS).expectStatus().isEqualTo(503);

        assertThat(SERVICES.calls("ListComments")).isEqualTo(2);
    }

    @Test
    void aReadThatFailedOtherwiseIsNotRepeated() {
        SERVICES.failOnce("GetBlog", Status.INTERNAL);

        get("/blogs/a-blog").expectStatus().isEqualTo(500);

        assertThat(SERVICES.calls("GetBlog")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "CreateBlog, POST, /blogs",
        "UpdateBlog, PATCH, /blogs/" + FakeServices.BLOG_ID,
        "DeleteBlog, DELETE, /blogs/" + FakeServices.BLOG_ID,
        "CreateComment, POST, " + COMMENTS,
        "DeleteComment, DELETE, " + COMMENTS + "/" + FakeServices.BLOG_ID
    })
    void aWriteIsNeverRepeated(String rpc, String method, String path) {
        SERVICES.failOnce(rpc, Status.UNAVAILABLE);

        asAda(method, path, "{}").expectStatus().isEqualTo(503);

        assertThat(SERVICES.calls(rpc)).isOne();
    }
}
