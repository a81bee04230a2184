package io.tracepress.maildesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceptionTest {

    private static final int CONNECTIONS = 100;

    @RegisterExtension
    final DeskExtension desk = new DeskExtension();

    @Test
    void aMailArrivesAsItWasSent() throws Exception {
        desk.sendText("ada@example.org", "Grüße", "Zeile 1\n.\n..\nZeile 4\n");

        assertThat(desk.json("/api/v1/message/latest").path("Text").asString())
                .isEqualToNormalizingNewlines("Zeile 1\n.\n..\nZeile 4\n");
        assertThat(desk.get("/api/v1/message/latest/raw").body()).doesNotContain("Received:");
    }

    @Test
    void aMailOfMoreThanTheLimitIsRefusedAndTheNextOneIsTaken() throws Exception {
        try (SmtpTalk talk = desk.talk()) {
            talk.answer();
            talk.say("EHLO localhost");

            assertThat(talk.sendMail("ada@example.org", "Subject: large\r\n\r\n" + "x".repeat(DeskExtension.MAIL_SIZE)))
                    .startsWith("552 5.3.4");
            assertThat(talk.sendMail("ada@example.org", "Subject: small\r\n\r\nx"))
                    .startsWith("250");
        }
        assertThat(desk.json("/api/v1/messages").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aMailThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        try (SmtpTalk talk = desk.talk()) {
            talk.answer();
            talk.say("EHLO localhost");

            assertThat(talk.say("MAIL FROM:<a@example.org> SIZE=100000")).startsWith("552");
        }
    }

    @Test
    void aMailWithoutEndIsCutOff() throws Exception {
        try (SmtpTalk talk = desk.talk()) {
            talk.answer();
            talk.say("EHLO localhost");

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10; i++) {
                            talk.sendMail("ada@example.org", "x".repeat(20 * DeskExtension.MAIL_SIZE));
                            talk.say("NOOP").length();
                        }
                    })
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
        assertThat(desk.mailbox().size()).isZero();
    }

    @Test
    void moreConnectionsThanItHasAreTurnedAwayForTheMoment() throws Exception {
        List<SmtpTalk> talks = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                talks.add(desk.talk());
                assertThat(talks.getLast().answer()).startsWith("220");
            }
            try (SmtpTalk late = desk.talk()) {
                assertThat(late.answer()).startsWith("421");
            }
        } finally {
            for (SmtpTalk talk : talks) {
                talk.close();
            }
        }
    }

    @Test
    void whatIsNoMailAtAllIsShownAllTheSame() throws Exception {
        for (String source : new String[] {
            "",
            "no header at all",
            "Content-Type: multipart/mixed\r\n\r\nno boundary",
            "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
                    + "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(500),
            "Content-Type: text/html; charset=klingon\r\nContent-Transfer-Encoding: morse\r\n\r\n<p>ok",
            "From: <<>>@@\r\nTo: ,,,;;;\r\nSubject: =?utf-8?B?!!!?=\r\nDate: yesterday\r\n\r\n\u0000\u0001",
        }) {
            try (SmtpTalk talk = desk.talk()) {
                talk.answer();
                talk.say("EHLO localhost");
                assertThat(talk.sendMail("ada@example.org", source)).startsWith("250");
            }
            assertThat(desk.get("/view/" + desk.latestId()).statusCode()).isEqualTo(200);
            assertThat(desk.get("/api/v1/messages").statusCode()).isEqualTo(200);
        }
        assertThat(desk.mailbox().size()).isEqualTo(6);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        var settings = new Settings("127.0.0.1", desk.port(), 0, 1, 1, "");

        assertThatThrownBy(() -> new MailDesk(settings).close())
                .hasMessageContaining("127.0.0.1:" + desk.port())
                .isNotInstanceOf(MessagingException.class);
    }

    @Test
    void portsAreMailpitsAndOnlyThisMachineMayConnect() {
        assertThat(Settings.from(Map.of()))
                .isEqualTo(new Settings("127.0.0.1", 1025, 8025, 48 << 20, 1 << 20, "http://localhost:8080"));
    }
}
