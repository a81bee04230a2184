package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ./tracepress seed makes, as people find it. */
@ExtendWith(SharedStack.class)
// After the tests that measure the stack which this one fills.
@Order(Order.DEFAULT + 1)
class SeedTests {

    private static final Map<String, String> TOLD =
            Map.of("email", "mira-castellan@demo.example", "password", "quiet ghosts in every trace");

    private ObservedStack stack;
    private Client anonymous;

    @BeforeEach
    void seed(ObservedStack shared) {
        stack = shared;
        anonymous = shared.client();
        assertThat(seed().exitCode()).isZero();
    }

    @Test
    void aSecondRunAddsNothing() {
        var again = seed();

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.output()).contains("has 3 people, 4 blogs", "new are 0, 0 and 0");
    }

    @Test
    void theLoginThatIsToldWorks() {
        assertThat(seed().output()).contains(TOLD.get("email"), TOLD.get("password"));

        var login = anonymous.post("/auth/login", TOLD);
        assertThat(login.status()).isEqualTo(200);
        assertThat(anonymous
                        .withToken(login.text("accessToken"))
                        .get("/users/me")
                        .text("displayName"))
                .isEqualTo("Mira Castellan");
    }

    @Test
    void someBlogHasMoreThanAPageOfComments() {
        var blogs = anonymous.get("/blogs?author=mira-castellan").body().path("items");
        var crowded = blogs.valueStream()
                .filter(blog -> blog.path("title").asString().equals("Press the button twice"))
                .findFirst()
                .orElseThrow();

        assertThat(crowded.path("commentCount").asInt()).isGreaterThan(20);
    }

    private Stack.Result seed() {
        var result = stack.stack().run("seed", "--blogs", "4", "--users", "3");
        try (var events = new Events(stack.databases())) {
            events.awaitQuiet();
        }
        return result;
    }
}
