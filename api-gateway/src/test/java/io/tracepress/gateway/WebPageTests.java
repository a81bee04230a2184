package io.tracepress.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

class WebPageTests extends GatewayTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|<link [^>]*?href)=\"([^\"]*)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([^\"]*)\"");
    private static final Path ASSETS = Path.of("src/main/resources/web/assets");
    private static final int LARGEST_PAGE = 150_000;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/reset", "/unsubscribe"})
    void aPageLoadsNothingButOurOwnFiles(String path) {
        var page = read(path);

        assertThat(page.getResponseHeaders().getFirst("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                        + "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types 'none'");
        assertThat(page.getResponseBody()).doesNotContainPattern("<script>|<style|style=|\\son[a-z]+=|https?://");
        assertThat(references(page)).isNotEmpty().allMatch(reference -> reference.startsWith("/assets/"));
        references(page).forEach(this::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/reset", "/unsubscribe"})
    void aPageTellsNobodyWhereItWasOpened(String path) {
        var headers = read(path).getResponseHeaders();

        assertThat(headers.getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/tracepress.css, text/css",
        "/assets/reset.js, text/javascript",
        "/assets/icon.svg, image/svg+xml"
    })
    void anAssetHasItsType(String path, String type) {
        var headers = read(path).getResponseHeaders();

        assertThat(headers.getContentType()).hasToString(type);
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void everyAssetIsLoadedBySomePageAndEveryScriptFindsWhatItImports() throws IOException {
        Set<String> loaded = new TreeSet<>();
        for (String page : new String[] {"/", "/verify", "/reset", "/unsubscribe"}) {
            loaded.addAll(loadedBy(page).keySet());
        }

        try (var files = Files.list(ASSETS)) {
            assertThat(loaded)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> "/assets/" + file.getFileName()).toList());
        }
    }

    @Test
    void theBlogAsksForAllItsScriptsAtOnce() {
        assertThat(references(read("/")).distinct())
                .containsExactlyInAnyOrderElementsOf(loadedBy("/").keySet());
    }

    @Test
    void theBlogIsLightEvenBeforeItIsCompressed() {
        int page = read("/").getResponseBody().length();
        int assets = loadedBy("/").values().stream().mapToInt(String::length).sum();

        assertThat(page + assets).isLessThan(LARGEST_PAGE);
    }

    @Test
    void noScriptMakesHtmlOfText() {
        loadedBy("/")
                .forEach((path, content) -> assertThat(content)
                        .as(path)
                        .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/assets/tracepress.css", "/assets/main.js"})
    void whatABrowserHasIsNotSentAgain(String path) {
        var headers = read(path).getResponseHeaders();

        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
        assertThat(headers.containsHeader(HttpHeaders.LAST_MODIFIED)).isFalse();
        http.get()
                .uri(path)
                .header(HttpHeaders.IF_NONE_MATCH, headers.getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/assets/tracepress.css"})
    void headIsAnsweredLikeGet(String path) {
        http.head()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists(HttpHeaders.ETAG)
                .expectBody()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets",
                "/assets/",
                "/assets/missing.js",
                "/assets/verify.html",
                "/assets/more/tracepress.css",
                "/verify.html",
                "/index.html",
                "/verify/",
                "/web/verify.html",
                "/application.yaml"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertProblem(get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/verify", "/assets/tracepress.css"})
    void nothingIsPostedToAPage(String path) {
        assertProblem(post(path, "{}"), 405);
    }

    private static Stream<String> references(EntityExchangeResult<String> page) {
        return REFERENCE.matcher(page.getResponseBody()).results().map(match -> match.group(1));
    }

    /** What a page loads, with what its scripts import, by path. */
    private Map<String, String> loadedBy(String page) {
        Map<String, String> loaded = new TreeMap<>();
        references(read(page)).forEach(path -> load(path, loaded));
        return loaded;
    }

    private void load(String path, Map<String, String> loaded) {
        if (loaded.containsKey(path)) {
            return;
        }
        String content = read(path).getResponseBody();
        loaded.put(path, content);
        if (path.endsWith(".js")) {
            IMPORT.matcher(content).results().forEach(match -> load("/assets/" + match.group(1), loaded));
        }
    }

    private EntityExchangeResult<String> read(String path) {
        return get(path).expectStatus().isOk().expectBody(String.class).returnResult();
    }
}
