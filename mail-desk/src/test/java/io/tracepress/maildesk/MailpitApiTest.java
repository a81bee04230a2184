package io.tracepress.maildesk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MailpitApiTest {

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    @Test
    void aListHasTheNewestFirstAndMailpitsNames() throws Exception {
        desk.sendText("ada@example.org", "First", "one");
        desk.sendText("grace@example.org", "Second", "  two\n\n three ");

        JsonNode list = desk.json("/api/v1/messages");

        assertThat(list.path("total").asInt()).isEqualTo(2);
        assertThat(list.path("messages_count").asInt()).isEqualTo(2);
        JsonNode newest = list.at("/messages/0");
        assertThat(newest.path("Subject").asString()).isEqualTo("Second");
        assertThat(newest.path("Snippet").asString()).isEqualTo("two three");
        assertThat(newest.at("/From/Address").asString()).isEqualTo("no-reply@tracepress.example");
        assertThat(newest.at("/To/0/Address").asString()).isEqualTo("grace@example.org");
        assertThat(newest.path("Attachments").asInt()).isZero();
        assertThat(newest.path("Size").asInt()).isPositive();
        assertThat(Duration.between(Instant.parse(newest.path("Created").asString()), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aSnippetEndsBetweenCharacters() throws Exception {
        desk.sendText("ada@example.org", "Long", "x".repeat(249) + "👋");

        assertThat(desk.json("/api/v1/messages").at("/messages/0/Snippet").asString())
                .isEqualTo("x".repeat(249));
    }

    @Test
    void startAndLimitTurnPages() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.sendText("ada@example.org", "Mail " + i, "x");
        }

        JsonNode page = desk.json("/api/v1/messages?start=1&limit=2");

        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("start").asInt()).isEqualTo(1);
        assertThat(page.path("messages")
                        .valueStream()
                        .map(mail -> mail.path("Subject").asString()))
                .containsExactly("Mail 3", "Mail 2");
    }

    @Test
    void aMailHasItsTextItsHtmlAndItsHeaders() throws Exception {
        var message = desk.mail("ada@example.org", "Willkommen, Ada 👋");
        message.setFrom(new InternetAddress("no-reply@tracepress.example", "Träcepress"));
        message.setHeader("List-Unsubscribe", "<http://localhost:8080/auth/unsubscribe?token=1>");
        var text = new MimeBodyPart();
        text.setText("Grüße\n", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>Grüße</p>", "text/html; charset=ISO-8859-1");
        var alternative = new MimeMultipart("alternative", text, html);
        var body = new MimeBodyPart();
        body.setContent(alternative);
        var attachment = new MimeBodyPart();
        attachment.setText("1,2");
        attachment.setFileName("zahlen.csv");
        message.setContent(new MimeMultipart(body, attachment));
        desk.send(message);

        JsonNode mail = desk.json("/api/v1/message/" + desk.latestId());

        assertThat(mail.path("Subject").asString()).isEqualTo("Willkommen, Ada 👋");
        assertThat(mail.at("/From/Name").asString()).isEqualTo("Träcepress");
        assertThat(mail.path("Text").asString()).isEqualToNormalizingNewlines("Grüße\n");
        assertThat(mail.path("HTML").asString()).isEqualTo("<p>Grüße</p>");
        assertThat("<" + mail.path("MessageID").asString() + ">").isEqualTo(message.getMessageID());
        assertThat(mail.path("ReturnPath").asString()).isEqualTo("no-reply@tracepress.example");
        assertThat(mail.at("/ListUnsubscribe/Header").asString()).contains("/auth/unsubscribe");
        assertThat(mail.at("/Attachments/0/FileName").asString()).isEqualTo("zahlen.csv");
        assertThat(mail.at("/Attachments/0/PartID").asString()).isEqualTo("2");
        assertThat(desk.json("/api/v1/message/latest/headers")
                        .at("/List-Unsubscribe/0")
                        .asString())
                .contains("/auth/unsubscribe");
    }

    @Test
    void whomAMailDoesNotNameIsABlindCopy() throws Exception {
        var message = desk.mail("ada@example.org", "Hidden");
        message.addRecipients(RecipientType.BCC, "grace@example.org");
        message.setText("x");
        desk.send(message);

        JsonNode mail = desk.json("/api/v1/message/latest");

        assertThat(mail.path("Bcc")).hasSize(1);
        assertThat(mail.at("/Bcc/0/Address").asString()).isEqualTo("grace@example.org");
    }

    @ParameterizedTest
    @CsvSource({
        "to:ada@example.org, 2",
        "TO:ADA@EXAMPLE.ORG, 2",
        "to:ada@example.org subject:welcome, 1",
        "to:ada@example.org -subject:welcome, 1",
        "subject:\"new comment\", 1",
        "from:tracepress, 3",
        "moby, 1",
        "addressed:grace, 1",
        "to:nobody, 0",
    })
    void aSearchIsInMailpitsWords(String query, int found) throws Exception {
        desk.sendText("ada@example.org", "Welcome", "Hello");
        desk.sendText("ada@example.org", "A new comment on your blog", "On Moby-Dick");
        desk.sendText("grace@example.org", "Welcome", "Hello");

        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode list = desk.json("/api/v1/search?query=" + encoded);

        assertThat(list.path("messages_count").asInt()).isEqualTo(found);
        assertThat(list.path("messages")).hasSize(found);
        assertThat(list.path("total").asInt()).isEqualTo(3);
    }

    @Test
    void deletesTheNamedOnesOrAll() throws Exception {
        for (String subject : List.of("One", "Two", "Three")) {
            desk.sendText("ada@example.org", subject, "x");
        }

        assertThat(desk.delete("{\"IDs\": [\"" + desk.latestId() + "\"]}").body())
                .isEqualTo("ok");
        assertThat(desk.json("/api/v1/messages").path("total").asInt()).isEqualTo(2);

        desk.delete("");
        assertThat(desk.json("/api/v1/messages").path("messages")).isEmpty();
        assertThat(desk.mailbox().bytes()).isZero();
    }

    @Test
    void whatIsNotThereIsMissing() throws Exception {
        assertThat(desk.get("/api/v1/message/latest").statusCode()).isEqualTo(404);
        assertThat(desk.get("/api/v1/message/nothing/raw").statusCode()).isEqualTo(404);
        assertThat(desk.get("/api/v1/search").statusCode()).isEqualTo(400);
        assertThat(desk.get("/readyz").statusCode()).isEqualTo(200);
    }
}
