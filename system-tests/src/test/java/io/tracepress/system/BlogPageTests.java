package io.tracepress.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tracepress.system.Browsers.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of the blog in a real browser, as people use it. */
@ExtendWith({Browsers.OfThisMachine.class, SharedStack.class})
class BlogPageTests {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Pattern NEVER_RUNS = Pattern.compile("(?i)^\\s*(javascript|data|vbscript|file):");

    private final Person person = Person.unique();
    private Browsers browsers;
    private ObservedStack stack;
    private String url;

    @BeforeEach
    void openFor(Browsers ofThisMachine, ObservedStack shared) {
        browsers = ofThisMachine;
        stack = shared;
        // The desk lets the pages of this origin read.
        url = shared.stack().url().replace("127.0.0.1", "localhost") + "/";
    }

    @Test
    void fromRegistrationToTheTraceOfAComment() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = visitor.open(url);
            link(page, "Register").click();
            fill(page, Map.of("Email", person.email(), "Username", person.username(), "Password", person.password()));
            button(page, "Register").click();
            assertThat(button(page, "Log out")).isVisible();

            link(page, "Write").click();
            fill(page, Map.of("Title", "Where the time went", "Tags", "tracing", "Text", "It went *here*."));
            assertThat(page.getByLabel("Preview").locator("em")).hasText("here");
            button(page, "Publish").click();
            assertThat(page.locator("article h1")).hasText("Where the time went");

            fill(page, Map.of("Say something", "I see it in the trace"));
            button(page, "Comment").click();
            assertThat(page.locator(".comment .prose")).hasText("I see it in the trace");

            page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Traces"))).click();
            Locator request = page.locator(".requests > li").first();
            assertThat(request).containsText("POST");
            Page trace = page.waitForPopup(() -> link(request, "Open trace").click());
            trace.waitForURL(Pattern.compile("/trace/[0-9a-f]{32}"));
            assertThat(trace.locator("body")).containsText("CommentService/CreateComment");
            assertThat(visitor.errors()).isEmpty();
        }
    }

    @Test
    void everyTraceOfAVisitNamesItsSession() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = visitor.open(url);
            page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Traces"))).click();
            String session = page.locator(".about code").first().textContent();
            String traces = link(page, "Find traces of this session").getAttribute("href");

            await().untilAsserted(() -> {
                page.navigate(traces);
                assertThat(page.locator("body").textContent()).contains("GET /blogs");
            });
            assertThat(traces).contains(session);
        }
    }

    @Test
    void aWrongPasswordIsToldWithItsTrace() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = visitor.open(url + "#/login");
            fill(page, Map.of("Email", person.email(), "Password", person.wrongPassword()));
            button(page, "Log in").click();

            Locator failure = page.locator("main .failure");
            assertThat(failure).containsText("401");
            assertThat(link(failure, "Open trace")).isVisible();
        }
    }

    @Test
    void aBlogThatIsNotThereIsToldSo() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = visitor.open(url + "#/blogs/never-written");

            assertThat(page.locator("main h1")).hasText("Not here");
            assertThat(visitor.errors()).isEmpty();
        }
    }

    @Test
    void aReloadAndASecondTabStayLoggedIn() {
        try (Visitor visitor = browsers.visitor()) {
            Page first = loggedIn(visitor);
            Page second = visitor.open(url);
            // Both need a new access token at once, and a refresh token works once.
            first.evaluate("() => setTimeout(() => location.reload())");
            second.reload();

            assertThat(button(first, "Log out")).isVisible();
            assertThat(button(second, "Log out")).isVisible();

            button(second, "Log out").click();
            assertThat(link(first, "Log in")).isVisible();
        }
    }

    @Test
    void noScriptSeesARefreshToken() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = loggedIn(visitor);

            assertThat(visitor.context().cookies())
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie.httpOnly).isTrue());
            assertThat((String) page.evaluate(
                            "() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage })"))
                    .doesNotContain("eyJ");
        }
    }

    @Test
    void whatWasTypedOutlivesASessionThatEnds() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = loggedIn(visitor);
            page.navigate(url + "#/write");
            fill(page, Map.of("Title", "Nearly lost", "Text", "Long thoughts"));
            endAllSessions();
            button(page, "Publish").click();
            assertThat(page.getByText("Your session has ended")).isVisible();

            button(page, "Log in again").click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByLabel("Email").fill(person.email());
            dialog.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true))
                    .fill(person.newPassword());
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log in"))
                    .click();
            assertThat(page.getByLabel("Title")).hasValue("Nearly lost");
            assertThat(page.getByLabel("Text")).hasValue("Long thoughts");
        }
    }

    @Test
    void whoIsOfflineIsToldSo() {
        try (Visitor visitor = browsers.visitor()) {
            Page page = visitor.open(url);
            visitor.context().setOffline(true);

            assertThat(page.getByText("You are offline")).isVisible();
            visitor.context().setOffline(false);
            assertThat(page.getByText("You are offline")).hasCount(0);
        }
    }

    @Test
    void whoSavesOverTheChangeOfAnotherTabIsAsked() {
        String slug = writer().post("/blogs", Map.of("title", "Of two minds", "content", "At first"))
                .text("slug");
        try (Visitor visitor = browsers.visitor()) {
            Page first = loggedIn(visitor);
            Page second = visitor.open(url);
            for (Page tab : List.of(first, second)) {
                tab.navigate(url + "#/blogs/" + slug);
                link(tab, "Edit").click();
                assertThat(tab.getByLabel("Title")).hasValue("Of two minds");
            }
            fill(second, Map.of("Text", "Of the second"));
            button(second, "Save").click();
            assertThat(second.locator("article .prose")).hasText("Of the second");

            fill(first, Map.of("Text", "Of the first"));
            button(first, "Save").click();
            assertThat(first.getByRole(AriaRole.DIALOG)).containsText("It was changed meanwhile");
            button(first, "Save mine over it").click();
            assertThat(first.locator("article .prose")).hasText("Of the first");
        }
    }

    @Test
    void repliesAndBlogsAreDeletedWhenThatIsConfirmed() {
        Client writer = writer();
        String slug = writer.post("/blogs", Map.of("title", "Short-lived", "content", "Soon gone"))
                .text("slug");
        String id = writer.get("/blogs/" + slug).text("id");
        writer.post("/blogs/" + id + "/comments", Map.of("content", "Already?"));
        try (Visitor visitor = browsers.visitor()) {
            Page page = loggedIn(visitor);
            page.navigate(url + "#/blogs/" + slug);
            page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Reply to"))).click();
            page.locator(".comment textarea").fill("Yes");
            button(page, "Reply").click();
            Locator reply = page.locator(".replies .comment");
            assertThat(reply).containsText("Yes");

            reply.getByRole(AriaRole.BUTTON).click();
            button(page, "Delete it").click();
            assertThat(reply).hasCount(0);

            button(page, "Delete").click();
            button(page, "Cancel").click();
            assertThat(page.locator("article h1")).hasText("Short-lived");
            button(page, "Delete").click();
            button(page, "Delete it").click();
            page.waitForURL(url + "#/");
            assertThat(stack.client().get("/blogs/" + slug).status()).isEqualTo(404);
        }
    }

    @Test
    void anotherDeviceIsEndedFromTheAccount() {
        try (Visitor here = browsers.visitor();
                Visitor there = browsers.visitor()) {
            Page page = loggedIn(here);
            Page other = loggedIn(there);
            page.navigate(url + "#/account");
            page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^End"))).click();
            button(page, "End it").click();
            assertThat(page.locator(".devices li")).hasCount(1);

            other.navigate(url + "#/drafts");
            assertThat(other.getByText("Your session has ended")).isVisible();
        }
    }

    @Test
    void hostileTextsAreText() throws IOException {
        Client writer = writer();
        String hostile = hostile();
        String slug = writer.post("/blogs", Map.of("title", "<img src=x onerror=alert(1)>", "content", hostile))
                .text("slug");
        String id = writer.get("/blogs/" + slug).text("id");
        writer.post("/blogs/" + id + "/comments", Map.of("content", hostile));
        writer.patch("/users/me", Map.of("displayName", "<script>alert(1)</script>", "bio", "<svg onload=alert(1)>"));

        try (Visitor visitor = browsers.visitor()) {
            for (String view : List.of("#/", "#/blogs/" + slug, "#/authors/" + person.username())) {
                Page page = visitor.open(url + view);
                assertThat(page.locator("main h1").first()).isVisible();
                assertThat(page.locator("main script, main iframe, main object, main form[action], main img"))
                        .hasCount(0);
                assertThat(page.locator("main a").all())
                        .allSatisfy(
                                link -> assertThat(link.getAttribute("href")).doesNotMatch(NEVER_RUNS));
            }
            assertThat(visitor.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, 850, LIGHT", "1200, 850, DARK", "390, 800, LIGHT", "390, 800, DARK"})
    void axeFindsNothing(int width, int height, ColorScheme colours) {
        Client writer = writer();
        String slug = writer.post(
                        "/blogs", Map.of("title", "All there is", "content", "## A\n\n- b\n\n```\nc\n```\n> d"))
                .text("slug");
        try (Visitor visitor = browsers.visitor(width, height, colours)) {
            Page page = loggedIn(visitor);
            for (String view : List.of(
                    "", "blogs/" + slug, "write", "drafts", "account", "authors/" + person.username(), "nowhere")) {
                page.navigate(url + "#/" + view);
                assertThat(page.locator("main[aria-busy=true]")).hasCount(0);
                shoot(page, "%s-%d-%s".formatted(view.split("/")[0], width, colours));
                assertThat(Browsers.violations(page)).as(view).isEmpty();
            }
            page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Traces"))).click();
            shoot(page, "traces-%d-%s".formatted(width, colours));
            assertThat(Browsers.violations(page)).as("traces").isEmpty();
        }
    }

    private Page loggedIn(Visitor visitor) {
        stack.client().post("/auth/register", person.registration());
        Page page = visitor.open(url + "#/login");
        fill(page, Map.of("Email", person.email(), "Password", person.password()));
        button(page, "Log in").click();
        assertThat(button(page, "Log out")).isVisible();
        return page;
    }

    private Client writer() {
        stack.client().post("/auth/register", person.registration());
        return stack.client()
                .withToken(stack.client().post("/auth/login", person.login()).text("accessToken"));
    }

    private void endAllSessions() {
        assertThat(writer().post("/auth/password", person.passwordChange()).status())
                .isEqualTo(204);
    }

    private static void fill(Page page, Map<String, String> fields) {
        // A form can have the label of its only field.
        fields.forEach((label, value) -> page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("input, textarea"))
                .fill(value));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Locator place, String name) {
        return place.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    private static String hostile() throws IOException {
        try (var corpus = BlogPageTests.class.getResourceAsStream("/browser/hostile.md")) {
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
