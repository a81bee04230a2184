package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import io.tracepress.waterfall.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The {@link GhostRule} for each endpoint, over warm requests. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GhostTests {

    private static final int WARM_UP = 60;
    private static final int MEASURED = 50;

    private final Map<String, List<String>> traceIds = new LinkedHashMap<>();
    private Map<String, Trace> traces;

    @BeforeAll
    void callEveryEndpointUntilItIsWarm(ObservedStack stack) {
        for (int i = 0; i < WARM_UP; i++) {
            Endpoints.callAll(stack.client(), Person.unique());
        }
        for (int i = 0; i < MEASURED; i++) {
            Endpoints.callAll(stack.client(), Person.unique())
                    .forEach((name, answer) -> traceIds.computeIfAbsent(name, _ -> new ArrayList<>())
                            .add(answer.traceId()));
        }
        traces = stack.traces()
                .complete(traceIds.values().stream().flatMap(List::stream).toList());
    }

    @Order(1)
    @TestFactory
    Stream<DynamicTest> noGhostIn() {
        return traceIds.entrySet().stream()
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.getKey(),
                        () -> assertThat(GhostRule.ghosts(endpoint.getValue().stream()
                                        .map(traces::get)
                                        .toList()))
                                .isEmpty()));
    }

    @Order(2)
    @Test
    void aPlantedSleepOfFiveMillisecondsIsFound(ObservedStack stack, @TempDir Path folder) throws Exception {
        var person = Person.unique();
        stack.client().post("/auth/register", person.registration());
        Client user = stack.client()
                .withToken(stack.client().post("/auth/login", person.login()).text("accessToken"));
        String blog = user.post("/blogs", Map.of("title", "Haunted", "content", "Boo"))
                .text("id");
        PlantedSleep.plant(stack.stack().process("blog-service"), "io.tracepress.blog.Blogs", "read", 5, folder);
        try {
            List<String> ids = Stream.generate(() -> user.get("/blogs/" + blog))
                    .limit(MEASURED)
                    .map(Answer::traceId)
                    .toList();
            assertThat(GhostRule.ghosts(stack.traces().complete(ids).values()))
                    .singleElement()
                    .asString()
                    .startsWith("blog-service tracepress.blog.v1.BlogService/GetBlog (SERVER)");
        } finally {
            PlantedSleep.plant(stack.stack().process("blog-service"), "io.tracepress.blog.Blogs", "read", 0, folder);
        }
    }
}
