package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.DeleteCommentRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentContractTests extends GatewayTest {

    private static final String COMMENTS = "/blogs/" + FakeServices.BLOG_ID + "/comments";
    private static final String COMMENT_ID = "019a0000-0000-7000-8000-00000000000c";

    @Test
    void aReplyNamesWhatItAnswersAndItsKey() {
        asAda("POST", COMMENTS, """
                {"content": "Me too", "parentId": "%s"}""".formatted(COMMENT_ID), "Idempotency-Key", "key-1")
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("""
                        {"content": "Me too", "parentId": "%s"}""".formatted(COMMENT_ID));

        assertThat(SERVICES.lastRequest(CreateCommentRequest.class))
                .isEqualTo(CreateCommentRequest.newBuilder()
                        .setBlogId(FakeServices.BLOG_ID)
                        .setContent("Me too")
                        .setParentId(COMMENT_ID)
                        .setIdempotencyKey("key-1")
                        .build());
    }

    @Test
    void aKeyOfAnotherRequestIsUnprocessable() {
        SERVICES.fail("CreateComment", Status.ALREADY_EXISTS);

        asAda("POST", COMMENTS, "{}", "Idempotency-Key", "key-1").expectStatus().isEqualTo(422);
    }

    @Test
    void aDeletedCommentHasNothingToSay() {
        asAda("DELETE", COMMENTS + "/" + COMMENT_ID, "")
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        assertThat(SERVICES.lastRequest(DeleteCommentRequest.class))
                .isEqualTo(DeleteCommentRequest.newBuilder()
                        .setBlogId(FakeServices.BLOG_ID)
                        .setCommentId(COMMENT_ID)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"PERMISSION_DENIED, 403", "NOT_FOUND, 404"})
    void somebodyElsesCommentStays(Status.Code code, int status) {
        SERVICES.fail("DeleteComment", code.toStatus());

        asAda("DELETE", COMMENTS + "/" + COMMENT_ID, "").expectStatus().isEqualTo(status);
    }
}
