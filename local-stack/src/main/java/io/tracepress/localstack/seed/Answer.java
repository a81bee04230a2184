package io.tracepress.localstack.seed;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway said to a call. */
record Answer(Call call, int status, String content) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Fails with the reason that the gateway gave, unless the status is one of these. */
    Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new SeedException(call.method() + " " + call.path() + " was answered with " + status + reason());
        }
        return this;
    }

    JsonNode body() {
        try {
            return JSON.readTree(content);
        } catch (JacksonException e) {
            throw new SeedException(unknown(), e);
        }
    }

    String text(String field) {
        return body().path(field).stringValueOpt().orElseThrow(() -> new SeedException(unknown()));
    }

    /** From the problem document, if it is one. */
    private String reason() {
        try {
            return JSON.readTree(content)
                    .path("detail")
                    .stringValueOpt()
                    .map(detail -> ": " + detail)
                    .orElse("");
        } catch (JacksonException noDocument) {
            return "";
        }
    }

    private String unknown() {
        return call.method() + " " + call.path() + " was not answered as the gateway of Tracepress does";
    }
}
