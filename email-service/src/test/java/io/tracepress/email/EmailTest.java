package io.tracepress.email;

import com.google.protobuf.Message;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.RecordedSpans;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The whole email-service beside a real mail server, which may be moody, and stand-ins for its neighbours. */
@ServiceTest
// The mail server runs in this JVM, and its log is full of addresses.
@TestPropertySource(properties = "logging.level.com.icegreen=off")
abstract class EmailTest {

    static final Users USERS = new Users();
    static final Blogs BLOGS = new Blogs();
    static final MoodyMailServer MAIL_SERVER;

    private static final GreenMail GREEN_MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final Neighbour NEIGHBOURS = Neighbour.serving(USERS.asAuthService(), USERS.asUserService(), BLOGS);

    static {
        GREEN_MAIL.start();
        MAIL_SERVER = new MoodyMailServer(() -> GREEN_MAIL.getSmtp().getPort());
    }

    @Autowired
    TestChannels channels;

    @Autowired
    RecordedSpans spans;

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("AUTH_SERVICE_TARGET", NEIGHBOURS::target);
        properties.add("USER_SERVICE_TARGET", NEIGHBOURS::target);
        properties.add("BLOG_SERVICE_TARGET", NEIGHBOURS::target);
        properties.add("SMTP_HOST", () -> "127.0.0.1");
        properties.add("SMTP_PORT", MAIL_SERVER::port);
        properties.add("tracepress.events.first-retry-delay", () -> "50ms");
        properties.add("PUBLIC_URL", () -> "https://tracepress.example/");
    }

    @BeforeEach
    void theMailServerBehaves() {
        MAIL_SERVER.behaves();
    }

    /** A new event about something that happened just now. */
    static <E extends Message> Event<E> event(E body) {
        return new Event<>(UUID.randomUUID(), body, Instant.now());
    }

    /** What comes of handling an event: nothing, or the exception. */
    static <E extends Message> Throwable failureOf(EventHandler<E> handler, Event<E> event) {
        try {
            handler.handle(event);
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    /** The mails that the server has for somebody. */
    static List<ReceivedMail> mailsTo(Users.TestUser user) {
        return Stream.of(GREEN_MAIL.getReceivedMessages())
                .map(ReceivedMail::new)
                .filter(mail -> mail.header("To").equals(user.email()))
                .toList();
    }

    static ReceivedMail mailTo(Users.TestUser user) {
        var mails = mailsTo(user);
        if (mails.size() != 1) {
            throw new AssertionError(user.username() + " has " + mails.size() + " mails");
        }
        return mails.getFirst();
    }

    Delivery delivery(Event<?> event) {
        return database.sql("""
                        SELECT event_id, event_type, user_id, upper(state) AS state, tries, last_failure, created_at, updated_at
                        FROM deliveries WHERE event_id = :id
                        """)
                .param("id", event.id())
                .query((row, _) -> new Delivery(
                        event.id(),
                        row.getString("event_type"),
                        row.getObject("user_id", UUID.class),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getInt("tries"),
                        Optional.ofNullable(row.getString("last_failure")),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()))
                .single();
    }
}
