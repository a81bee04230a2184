package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.system.Client.Answer;
import io.tracepress.waterfall.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The exact tree of each endpoint's trace, in src/test/resources/traces: an instrumentation that is lost, doubled or
 * renamed shows here. After a change that is meant, run with -Dtracepress.golden=write and read the diff.
 */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenTraceTests {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "traces");
    private static final boolean WRITE = "write".equals(System.getProperty("tracepress.golden"));

    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private Map<String, Trace> traces;

    @BeforeAll
    void callEveryEndpoint(ObservedStack stack) {
        var person = Person.unique();
        answers.putAll(Endpoints.callAll(stack.client(), person));
        answers.putAll(refusals(stack.client(), person));
        traces = stack.traces()
                .complete(answers.values().stream().map(Answer::traceId).toList());
    }

    @TestFactory
    Stream<DynamicTest> theTraceOf() {
        return answers.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> compare(name)));
    }

    @Test
    void everyGoldenFileBelongsToACall() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(answers.keySet().stream()
                            .map(GoldenTraceTests::fileName)
                            .toList());
        }
    }

    private void compare(String name) throws IOException {
        Path golden = GOLDEN.resolve(fileName(name));
        String shape = TraceShape.of(traces.get(answers.get(name).traceId()));
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, shape);
        }
        assertThat(shape).isEqualTo(Files.readString(golden));
    }

    private static Map<String, Answer> refusals(Client anonymous, Person person) {
        return Map.of(
                "login (wrong password)",
                anonymous.post("/auth/login", Map.of("email", person.email(), "password", "not the password")),
                "login (no JSON)",
                anonymous.with("Content-Type", "application/json").send("POST", "/auth/login", "{"),
                "requestPasswordReset (unknown)",
                anonymous.post(
                        "/auth/password-reset", Map.of("email", Person.unique().email())),
                "getMe (no token)",
                anonymous.get("/users/me"),
                "getMe (spoilt token)",
                anonymous.withToken("spoilt").get("/users/me"),
                "getBlog (unknown)",
                anonymous.get("/blogs/there-is-no-such-blog"),
                "no route",
                anonymous.get("/no-such-route"));
    }

    private static String fileName(String name) {
        return name.replaceAll("[ (]+", "-").replace(")", "") + ".txt";
    }
}
