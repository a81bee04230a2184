package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The {@link GhostRule} for each endpoint, over warm requests. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GhostTests {

    private static final int QUICK_CALLS = 50;
    private static final int HASHING_CALLS = 10;
    private static final int MAILED_CALLS = 5;

    private ObservedStack stack;
    private RepeatedCalls calls;

    @BeforeAll
    void prepare(ObservedStack observed) {
        stack = observed;
        calls = new RepeatedCalls(observed.client());
    }

    @TestFactory
    Stream<DynamicTest> noGhostIn() {
        return Stream.of(
                        tests(calls.quick(), QUICK_CALLS),
                        tests(calls.hashing(), HASHING_CALLS),
                        tests(calls.mailed(), MAILED_CALLS))
                .flatMap(Function.identity());
    }

    @Test
    void aPlantedSleepOfFiveMillisecondsIsFound(@TempDir Path folder) throws Exception {
        var getBlog = Map.of("getBlog", calls.quick().get("getBlog"));
        ProcessHandle blogService = stack.stack().process("blog-service");
        try (var _ = PlantedSleep.in(blogService, "io.tracepress.blog.Blogs", "read", 5, folder)) {
            assertThat(hunt(QUICK_CALLS).ghosts(getBlog).get("getBlog"))
                    .containsOnlyKeys("blog-service tracepress.blog.v1.BlogService/GetBlog (SERVER)");
        }
    }

    private Stream<DynamicTest> tests(Map<String, Supplier<Answer>> endpoints, int callsPerRound) {
        return hunt(callsPerRound).ghosts(endpoints).entrySet().stream()
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.getKey(), () -> assertThat(endpoint.getValue()).isEmpty()));
    }

    private GhostHunt hunt(int callsPerRound) {
        return new GhostHunt(stack.traces(), callsPerRound);
    }
}
