package io.tracepress.maildesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror='alert(2)'>\"";

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    @Test
    void withoutAMailItSaysHowToCauseOne() throws Exception {
        assertThat(desk.get("/").body())
                .contains("No mail yet")
                .contains("curl -i http://localhost:8080/auth/register");
    }

    @Test
    void aListShowsWhoWroteWhatToWhom() throws Exception {
        desk.sendText("ada@example.org", "Welcome to Tracepress", "Confirm your address");

        assertThat(desk.get("/").body())
                .contains("no-reply@tracepress.example", "ada@example.org", "Confirm your address")
                .contains("<a href=\"/view/" + desk.latestId() + "\">Welcome to Tracepress</a>")
                .contains("data-newest=\"" + desk.latestId() + "\"")
                .contains("1 mail in 0.0 of 8 MB");
    }

    @Test
    void longListsHavePages() throws Exception {
        for (int i = 0; i < 101; i++) {
            desk.sendText("ada@example.org", "Mail number " + i + "!", "x");
        }

        assertThat(desk.get("/").body()).contains("Older →").doesNotContain("Mail number 0!");
        assertThat(desk.get("/?query=to:ada&start=100").body())
                .contains("Mail number 0!")
                .contains("← Newer");
    }

    @Test
    void linksInATextOpenInANewTab() throws Exception {
        desk.sendText("ada@example.org", "x", "Go to http://localhost:8080/verify#token=a.b-c_d. Then log in.");

        assertThat(desk.get("/view/" + desk.latestId()).body())
                .contains("<a href=\"http://localhost:8080/verify#token&#x3D;a.b-c_d\" target=\"_blank\""
                        + " rel=\"noopener noreferrer\">http://localhost:8080/verify#token&#x3D;a.b-c_d</a>. Then");
    }

    @Test
    void anHtmlMailIsFramedInASandbox() throws Exception {
        desk.sendHtml("<p>Hello</p>");
        String id = desk.latestId();

        var page = desk.get("/view/" + id);
        var frame = desk.get("/view/" + id + ".html");

        assertThat(page.body())
                .contains("<iframe src=\"/view/" + id + ".html\"")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("frame-src 'self'");
        assertThat(frame.body()).startsWith("<!DOCTYPE html><base target=\"_blank\">");
        assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("sandbox allow-popups", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'")
                .doesNotContain("script-src", "allow-scripts", "allow-same-origin", "http:", "https:");
    }

    @Test
    void noElementForWhichBrowsersConnectAtOnceIsLeft() throws Exception {
        desk.sendHtml(
                "<LINK rel=preconnect href=https://spy.example><iframe src=https://spy.example></iframe><p>Hello</p>");

        assertThat(desk.get("/view/" + desk.latestId() + ".html").body())
                .contains("<x-LINK", "<x-iframe")
                .contains("<p>Hello</p>");
    }

    @Test
    void nothingOfAMailIsMarkupOfThePages() throws Exception {
        var message = desk.mail("ada@example.org", MARKUP);
        message.setHeader("X-Bad", MARKUP);
        message.setHeader("From", "\"" + MARKUP.replace("\"", "") + "\" <a@example.org>");
        message.setText(MARKUP + " https://example.org/\"><script>");
        desk.send(message);
        String id = desk.latestId();

        for (String path : new String[] {
            "/",
            "/?query=%22%3E%3Cscript%3E",
            "/view/" + id,
            "/view/" + id + "?show=headers",
            "/view/" + id + "?show=source",
            "/view/%3Cscript%3E"
        }) {
            assertThat(desk.get(path).body())
                    .doesNotContain("<script>")
                    .doesNotContain("<img")
                    .doesNotContain("onerror='");
        }
    }

    @Test
    void headersAndSourceAreShown() throws Exception {
        desk.sendText("ada@example.org", "Grüße", "Hello");
        String id = desk.latestId();

        assertThat(desk.get("/view/" + id + "?show=headers").body()).contains("<dt>Subject</dt><dd>Grüße</dd>");
        assertThat(desk.get("/view/" + id + "?show=source").body()).contains("Subject: &#x3D;?UTF-8?");
        assertThat(desk.get("/api/v1/message/" + id + "/raw?dl=1").headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + id + ".eml\"");
    }

    @Test
    void aMailThatIsGoneIsMissing() throws Exception {
        assertThat(desk.get("/view/gone").statusCode()).isEqualTo(404);
        assertThat(desk.get("/view/gone.html").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:8025", "127.0.0.1.nip.io"})
    void otherHostNamesAreRefused(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", desk.port())) {
            String request = "GET /api/v1/messages HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("403")
                    .doesNotContain("messages\"");
        }
    }
}
