package io.tracepress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The Chromium of this machine, for tests that ask for it: skipped without one, but never in CI. */
final class Browsers implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync");
    private static final double PATIENCE_MILLIS = 15_000;
    private static final String AXE = axe();

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Path program) {
        // Otherwise it downloads browsers of its own.
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(QUIET));
    }

    /** Somebody's browser, with cookies of its own; it notes what goes wrong in its pages. */
    record Visitor(BrowserContext context, List<String> errors) implements AutoCloseable {

        Page open(String url) {
            Page page = context.newPage();
            page.navigate(url);
            return page;
        }

        @Override
        public void close() {
            context.close();
        }
    }

    Visitor visitor(int width, int height, ColorScheme colours) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        List<String> errors = new ArrayList<>();
        context.onWebError(error -> errors.add(error.error()));
        context.onDialog(dialog -> {
            errors.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        // An answer of 4xx is no error of the page.
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return new Visitor(context, errors);
    }

    Visitor visitor() {
        return visitor(1200, 850, ColorScheme.LIGHT);
    }

    /** What axe-core finds wrong for people with disabilities, in a line each. */
    static List<?> violations(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate("""
                async () => (await axe.run()).violations.map(({ id, impact, nodes }) =>
                    `${id} (${impact}): ${nodes.map(node => node.target + " " + node.failureSummary).join("; ")}`)
                """);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String axe() {
        try (var script = Browsers.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Hands out the one browser of a test run. */
    static final class OfThisMachine implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Browsers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var program = installed();
            boolean inCi = System.getenv("CI") != null;
            assertThat(inCi && program.isEmpty()).as("no browser in CI").isFalse();
            assumeTrue(program.isPresent(), "There is no Chromium on the PATH: install one to test the page in it");
            return context.getRoot()
                    .getStore(Namespace.create(Browsers.class))
                    .computeIfAbsent(Browsers.class, _ -> new Browsers(program.get()), Browsers.class);
        }
    }
}
