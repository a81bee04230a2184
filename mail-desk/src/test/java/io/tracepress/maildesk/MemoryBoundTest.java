package io.tracepress.maildesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemoryBoundTest {

    private static final Envelope ENVELOPE = new Envelope("no-reply@tracepress.example", List.of("ada@example.org"));

    @Test
    void tenThousandMailsLikeOursFit() {
        var mailbox = new Mailbox(Settings.from(Map.of()).memory());
        for (int i = 0; i < 10_000; i++) {
            mailbox.add(mail(i, LIKE_OURS.formatted(i, new SplittableRandom(i).nextLong())));
        }

        assertThat(mailbox.size()).isEqualTo(10_000);
    }

    @Test
    void theOldestMakesRoomForTheNewest() {
        var mailbox = new Mailbox(1024 * 1024);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[50_000];
            new SplittableRandom(i).nextBytes(noise);
            mailbox.add(mail(i, new String(noise, StandardCharsets.ISO_8859_1)));
        }

        assertThat(mailbox.bytes()).isBetween(900_000L, 1024 * 1024L);
        assertThat(mailbox.newestFirst().getFirst().subject()).isEqualTo("Mail 99");
        assertThat(mailbox.newestFirst().getLast().subject()).isEqualTo("Mail " + (100 - mailbox.size()));
    }

    @Test
    void aMailThatIsLargerThanTheMailboxIsNotKept() {
        var mailbox = new Mailbox(100);
        mailbox.add(mail(1, "x"));

        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.bytes()).isZero();
    }

    private static HeldMail mail(int number, String body) {
        String source = "From: no-reply@tracepress.example\r\nTo: ada@example.org\r\nSubject: Mail " + number
                + "\r\nMessage-ID: <" + number + "@tracepress.example>\r\nContent-Type: text/html\r\n\r\n" + body;
        return HeldMail.of(source.getBytes(StandardCharsets.ISO_8859_1), ENVELOPE, Instant.EPOCH);
    }

    /** 6 kB, half of it style. */
    private static final String LIKE_OURS = "<style>" + ".button { background: #1f6f8b; color: #fff }\n".repeat(60)
            + "</style><p>Welcome, user %d</p>"
            + "<p>Your account is ready, and this is what you can do with it.</p>\n".repeat(40)
            + "<a href='http://localhost:8080/verify#token=%x'>Confirm your address</a>";
}
