package io.tracepress.system;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedStack.class)
class EndpointsTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyOperationOfTheDocumentIsCalledAndLeavesACompleteTrace(ObservedStack stack) {
        var answers = Endpoints.callAll(stack.client(), Person.unique());

        Set<String> called =
                answers.keySet().stream().map(name -> name.split(" ")[0]).collect(toSet());
        assertThat(called).containsAll(operations(answers.get("openapi.yaml")));

        var traceIds = answers.values().stream().map(Answer::traceId).toList();
        assertThat(stack.traces().complete(traceIds)).hasSize(answers.size());
    }

    private static List<String> operations(Answer document) {
        Object yaml = new Yaml().load(document.content());
        return JSON.valueToTree(yaml).path("paths").findValuesAsString("operationId");
    }
}
