package io.tracepress.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracepress.email.Users.TestUser;
import io.tracepress.events.v1.CommentCreated;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventPostponed;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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
    void anEventThatComesAThousandTimesAtOnceSendsOneMail() throws Exception {
        Callable<Throwable> handling = () -> failureOf(welcomeMail, registration);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var failures = threads.invokeAll(Collections.nCopies(1_000, handling)).stream()
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
    void aProcessThatStartsAgainGoesOnAtOnce(@Autowired EmailSettings settings) {
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
