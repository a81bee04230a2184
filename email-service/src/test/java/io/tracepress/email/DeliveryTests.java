package io.tracepress.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracepress.email.Users.TestUser;
import io.tracepress.events.v1.CommentCreated;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventPostponed;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryTests extends EmailTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestUser ada = USERS.named("ada");
    private final Event<UserRegistered> registration =
            event(UserRegistered.newBuilder().setUserId(ada.id()).build());

    @Autowired
    WelcomeMail welcomeMail;

    @Autowired
    CommentMail commentMail;

    @Autowired
    DeliveryRepository deliveries;

    @Autowired
    OldDeliveries oldDeliveries;

    @Autowired
    Recipients recipients;

    @Autowired
    MailComposer composer;

    @Autowired
    MailServer server;

    @Autowired
    DeliveryTelemetry telemetry;

    @Autowired
    EmailSettings settings;

    @Test
    void whatWasSentIsKept() {
        welcomeMail.handle(registration);

        Delivery delivery = delivery(registration);
        assertThat(delivery.state()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.eventType()).isEqualTo("user.registered");
        assertThat(delivery.userId()).hasToString(ada.id());
        assertThat(delivery.tries()).isOne();
        assertThat(delivery.lastFailure()).isEmpty();
    }

    @Test
    void anEventThatComesAgainSendsNothing() {
        welcomeMail.handle(registration);
        welcomeMail.handle(registration);

        assertThat(mailsTo(ada)).hasSize(1);
    }

    @Test
    void anEventThatComesAThousandTimesAtOnceToTwoProcessesIsOneMail() throws Exception {
        var other = new WelcomeMail(
                new Deliverer(deliveries, recipients, composer, server, telemetry, settingsOf("another process")));
        Callable<Throwable> here = () -> failureOf(welcomeMail, registration);
        Callable<Throwable> there = () -> failureOf(other, registration);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var failures = threads.invokeAll(alternating(1_000, here, there)).stream()
                    .map(future -> future.resultNow())
                    .filter(Objects::nonNull);

            assertThat(failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(EventPostponed.class));
        }
        assertThat(mailsTo(ada)).hasSize(1);
    }

    @Test
    void whatAnotherProcessIsSendingIsLeftToIt() {
        begin("another process");

        assertThatThrownBy(() -> welcomeMail.handle(registration)).isInstanceOf(EventPostponed.class);

        assertThat(mailsTo(ada)).isEmpty();
    }

    @Test
    void whatADeadProcessHasLeftIsSentOnceItsLeaseEnds() {
        begin("a dead process");
        database.sql("UPDATE deliveries SET leased_until = now() WHERE event_id = :id")
                .param("id", registration.id())
                .update();

        welcomeMail.handle(registration);

        assertThat(mailsTo(ada)).hasSize(1);
        assertThat(delivery(registration).tries()).isEqualTo(2);
    }

    @Test
    void aProcessThatStartsAgainGoesOnAtOnce() {
        begin(settings.instance());

        welcomeMail.handle(registration);

        assertThat(mailsTo(ada)).hasSize(1);
    }

    @Test
    void aUserWhoHasUnsubscribedGetsNoMailAboutComments() {
        USERS.unsubscribe(ada);
        var event = event(comment(BLOGS.titled("On ghosts")));

        commentMail.handle(event);

        assertThat(mailsTo(ada)).isEmpty();
        assertThat(delivery(event).state()).isEqualTo(DeliveryState.SKIPPED);
    }

    @Test
    void aBlogThatIsGoneNeedsNoMail() {
        var event = event(comment(UUID.randomUUID().toString()));

        commentMail.handle(event);

        assertThat(mailsTo(ada)).isEmpty();
        assertThat(delivery(event).state()).isEqualTo(DeliveryState.SKIPPED);
    }

    @Test
    void aUserWhomNobodyKnowsIsAFailureWithAReason() {
        var event = event(UserRegistered.newBuilder()
                .setUserId(UUID.randomUUID().toString())
                .build());

        assertThatThrownBy(() -> welcomeMail.handle(event))
                .isInstanceOf(UndeliverableMail.class)
                .hasMessage("auth-service knows no such user");
        assertThat(delivery(event).state()).isEqualTo(DeliveryState.PENDING);
        assertThat(delivery(event).lastFailure()).hasValue("auth-service knows no such user");
    }

    @Test
    void anAddressThatIsNoneIsAFailureWithoutTheAddress() {
        for (String email : new String[] {
            "nobody",
            "a@b.example, eve@mail.example",
            "Eve <eve@mail.example>",
            "eve@mail.example\r\nBcc: mallory@x.example"
        }) {
            TestUser odd = USERS.withAddress("odd", email);
            var event = event(UserRegistered.newBuilder().setUserId(odd.id()).build());

            assertThat(failureOf(welcomeMail, event))
                    .isInstanceOf(UndeliverableMail.class)
                    .hasNoCause()
                    .hasMessage("no mail can be sent to such an address");
        }
    }

    @Test
    void oldDeliveriesAreForgottenAndOthersKept() {
        Event<UserRegistered> old = event(registration.body());
        welcomeMail.handle(old);
        welcomeMail.handle(registration);
        database.sql("UPDATE deliveries SET created_at = now() - interval '31 days' WHERE event_id = :id")
                .param("id", old.id())
                .update();

        oldDeliveries.prune();

        assertThat(database.sql("SELECT event_id FROM deliveries")
                        .query(UUID.class)
                        .list())
                .contains(registration.id())
                .doesNotContain(old.id());
    }

    private EmailSettings settingsOf(String instance) {
        return new EmailSettings(
                settings.publicUrl(),
                settings.from(),
                instance,
                settings.lease(),
                settings.keepDeliveries(),
                settings.pruneInterval());
    }

    private static <T> List<T> alternating(int number, T one, T other) {
        return IntStream.range(0, number)
                .mapToObj(index -> index % 2 == 0 ? one : other)
                .toList();
    }

    private void begin(String owner) {
        var lease = deliveries.begin(registration.id(), "user.registered", UUID.fromString(ada.id()), owner, LEASE);
        assertThat(lease.ours()).isTrue();
    }

    private CommentCreated comment(String blog) {
        return CommentCreated.newBuilder()
                .setCommentId(UUID.randomUUID().toString())
                .setBlogId(blog)
                .setBlogAuthorId(ada.id())
                .setCommentAuthorId(UUID.randomUUID().toString())
                .build();
    }
}
