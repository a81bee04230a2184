package io.tracepress.tracedesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchPageTest {

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    private final OtlpTrace login = Samples.login(System.currentTimeMillis());
    private final OtlpTrace failure = Samples.failure(System.currentTimeMillis() - 1_000);

    @BeforeEach
    void send() throws Exception {
        desk.send(login, failure);
    }

    @Test
    void theFrontDoorLeadsToTheLatestTraces() throws Exception {
        assertThat(desk.get("/").headers().firstValue("Location")).contains("/search");
        assertThat(desk.get("/search").body()).containsSubsequence(login.id(), failure.id());
    }

    @Test
    void aLinkToJaegersSearchWorksHere() throws Exception {
        String page = desk.get(
                        "/search?end=9999999999999999&limit=20&lookback=1h&maxDuration&minDuration=10ms&operation=all"
                                + "&service=blog-service&start=1&tags=%7B%22error%22%3A%22true%22%7D")
                .body();

        assertThat(page).contains(failure.id()).doesNotContain(login.id());
        assertThat(page).contains("name=\"errors\" value=\"true\" checked");
    }

    @Test
    void theFormLeadsToALinkThatJaegerUnderstands() throws Exception {
        assertThat(desk.get(
                                "/search?service=blog-service&operation=&tags=a%3Db+c%3D%22d+e%22&limit=20&errors=true&find=traces")
                        .headers()
                        .firstValue("Location"))
                .contains("/search?service=blog-service&limit=20"
                        + "&tags=%7B%22a%22%3A%22b%22%2C%22c%22%3A%22d+e%22%2C%22error%22%3A%22true%22%7D");
    }

    @Test
    void tagsAreShownAsTheyAreTyped() throws Exception {
        assertThat(desk.get("/search?tags=%7B%22c%22%3A%22d+e%22%7D").body()).contains("c&#x3D;&quot;d e&quot;");
    }

    @Test
    void whatCannotBeReadIsSaidOnThePage() throws Exception {
        assertThat(desk.get("/search?minDuration=soon").body()).contains("invalid duration");
        assertThat(desk.get("/search?tags=soon").body()).contains("key=value".replace("=", "&#x3D;"));
        assertThat(desk.get("/search?tags=soon").statusCode()).isEqualTo(400);
    }

    @Test
    void nothingFoundIsSaidToo() throws Exception {
        assertThat(desk.get("/search?service=nobody").body()).contains("No trace was found");
    }
}
