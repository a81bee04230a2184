package io.tracepress.maildesk;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mail desk of its own for each test, spoken to over SMTP and HTTP. */
final class DeskExtension implements BeforeEachCallback, AfterEachCallback {

    static final int MAIL_SIZE = 64 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long memory;
    private MailDesk desk;

    DeskExtension() {
        this(8 * 1024 * 1024);
    }

    DeskExtension(long memory) {
        this.memory = memory;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        desk = new MailDesk(new Settings("127.0.0.1", 0, 0, memory, MAIL_SIZE, "http://localhost:8080"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        desk.close();
    }

    Mailbox mailbox() {
        return desk.mailbox();
    }

    int port() {
        return desk.deskPort();
    }

    Session session() {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(desk.smtpPort()));
        properties.put("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    /** By a real client; its own id is in Message-ID. */
    MimeMessage send(MimeMessage message) throws MessagingException {
        message.saveChanges();
        Transport.send(message);
        return message;
    }

    MimeMessage mail(String to, String subject) throws MessagingException {
        var message = new MimeMessage(session());
        message.setFrom(new InternetAddress("no-reply@tracepress.example"));
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        return message;
    }

    MimeMessage sendText(String to, String subject, String text) throws MessagingException {
        var message = mail(to, subject);
        message.setText(text, "UTF-8");
        return send(message);
    }

    MimeMessage sendHtml(String html) throws MessagingException {
        var message = mail("ada@example.org", "HTML");
        message.setContent(html, "text/html; charset=UTF-8");
        return send(message);
    }

    SmtpTalk talk() throws Exception {
        return new SmtpTalk(desk.smtpPort());
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path).body());
    }

    HttpResponse<String> delete(String body) throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/messages"))
                .method("DELETE", BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    String latestId() throws Exception {
        return json("/api/v1/message/latest").path("ID").asString();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + desk.deskPort() + path);
    }
}
