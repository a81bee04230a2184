package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class ErrorTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "INVALID_ARGUMENT, 400",
        "UNAUTHENTICATED, 401",
        "PERMISSION_DENIED, 403",
        "NOT_FOUND, 404",
        "ALREADY_EXISTS, 409",
        "RESOURCE_EXHAUSTED, 429",
        "INTERNAL, 500",
        "UNKNOWN, 500",
        "DATA_LOSS, 500",
        "UNAVAILABLE, 503",
        "DEADLINE_EXCEEDED, 504"
    })
    void aFailedCallBecomesAProblem(Status.Code code, int status) {
        SERVICES.fail("ListBlogs", code.toStatus().withDescription("why"));

        assertProblem(get("/blogs"), status);
    }

    @Test
    void internalsNeverLeave() {
        SERVICES.fail("ListBlogs", Status.INTERNAL.withDescription("org.postgresql.util.PSQLException at blogs"));

        String body = assertProblem(get("/blogs"), 500);

        assertThat(body).doesNotContain("postgresql", "Exception", "io.grpc", "127.0.0.1");
    }

    @Test
    void aBrokenRuleNamesTheFieldAsRestCallsIt() {
        var details = BadRequest.newBuilder();
        details.addFieldViolationsBuilder().setField("page_size").setDescription("must be between 1 and 100");
        details.addFieldViolationsBuilder().setField("parent_id").setDescription("must be a UUID");
        SERVICES.fail(
                "ListBlogs",
                StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                        .setCode(Code.INVALID_ARGUMENT_VALUE)
                        .addDetails(Any.pack(details.build()))
                        .build()));

        String body = assertProblem(get("/blogs"), 400);

        assertThat(body).contains("""
                        "errors":[{"field":"limit","message":"must be between 1 and 100"},\
                        {"field":"parentId","message":"must be a UUID"}]""");
    }

    @Test
    void anOutageSaysWhenToTryAgain() {
        SERVICES.fail("ListBlogs", Status.UNAVAILABLE);

        get("/blogs").expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"text\"",
                "",
                "{\"email\": \"a\", \"email\": \"b\"}",
                "{\"email\": {\"nested\": true}}",
                "{\"unknown\": 1}"
            })
    void aBodyOfAnotherShapeIsABadRequest(String body) {
        assertProblem(post("/auth/login", body), 400);
        assertThat(SERVICES.calls("Login")).isZero();
    }

    @Test
    void anUnknownFieldIsNamed() {
        String body = assertProblem(post("/auth/login", "{\"emial\": \"a\"}"), 400);

        assertThat(body).contains("\"errors\":[{\"field\":\"emial\",\"message\":\"is not known\"}]");
    }

    @Test
    void missingFieldsReachTheServiceThatKnowsTheRules() {
        post("/auth/login", "{}").expectStatus().isOk();
    }

    @Test
    void anUnknownRouteIsNotFoundWithAndWithoutAToken() {
        assertProblem(get("/nothing/here"), 404);
        assertProblem(getAsAda("/nothing/here"), 404);
    }

    @Test
    void aWrongMethodSaysWhichAreRight() {
        var response = http.delete().uri("/auth/login").exchange();

        response.expectHeader().valueEquals("Allow", "POST");
        assertProblem(response, 405);
    }

    @Test
    void aWrongMediaTypeIsRefused() {
        assertProblem(
                http.post()
                        .uri("/auth/login")
                        .contentType(MediaType.TEXT_PLAIN)
                        .body("email")
                        .exchange(),
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blogs?limit=many", "/blogs?limit=99999999999"})
    void aParameterOfTheWrongTypeIsABadRequest(String path) {
        assertProblem(get(path), 400);
    }
}
