package io.tracepress.email;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Status;
import io.tracepress.email.Users.TestUser;
import io.tracepress.email.v1.Delivery;
import io.tracepress.email.v1.DeliveryState;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.EmailServiceGrpc.EmailServiceBlockingStub;
import io.tracepress.email.v1.ListDeadLettersRequest;
import io.tracepress.email.v1.ListDeliveriesRequest;
import io.tracepress.email.v1.ReplayDeadLetterRequest;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.RealBackends;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OperatorCallTests extends EmailTest {

    @Autowired
    WelcomeMail welcomeMail;

    @Test
    void anOperatorSeesDeliveriesLatestFirstAndEachOnce() {
        List<String> eventIds =
                IntStream.range(0, 5).mapToObj(_ -> sendTo(USERS.named("ada"))).toList();

        List<String> listed = deliveries().stream().map(Delivery::getEventId).toList();

        assertThat(listed.subList(0, 5)).containsExactlyElementsOf(eventIds.reversed());
        assertThat(listed).doesNotHaveDuplicates();
    }

    @Test
    void aDeliveryTellsHowFarItIsAndNoAddress() {
        TestUser ada = USERS.named("ada");
        MAIL_SERVER.answers("RCPT", "550 5.1.1 <" + ada.email() + ">: unknown");

        sendTo(ada);

        Delivery delivery = deliveries().getFirst();
        assertThat(delivery.getState()).isEqualTo(DeliveryState.DELIVERY_STATE_PENDING);
        assertThat(delivery.getUserId()).isEqualTo(ada.id());
        assertThat(delivery.getEventType()).isEqualTo("user.registered");
        assertThat(delivery.getTries()).isOne();
        assertThat(delivery.getLastFailure()).isEqualTo("the mail server refuses the message: 550");
        assertThat(delivery.toString()).doesNotContain(ada.email());
    }

    @Test
    void aPageTokenMustBeOurs() {
        var request =
                ListDeliveriesRequest.newBuilder().setPageToken("elsewhere").build();

        assertThatCall(() -> operator().listDeliveries(request)).failsWith(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void aDeadLetterThatIsNotThereCannotBeReplayed() {
        assertThatCall(() -> operator()
                        .replayDeadLetter(
                                replay("email-service", UUID.randomUUID().toString())))
                .failsWith(Status.Code.NOT_FOUND);
        assertThatCall(() -> operator().replayDeadLetter(replay("nobody", "nothing")))
                .failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void deadLettersAreUnavailableWithoutRedis() {
        RealBackends.redis().stop();
        try {
            assertThatCall(() -> operator().listDeadLetters(ListDeadLettersRequest.getDefaultInstance()))
                    .failsWith(Status.Code.UNAVAILABLE);
            assertThatCall(() -> operator().replayDeadLetter(replay("email-service", "any")))
                    .failsWith(Status.Code.UNAVAILABLE);
        } finally {
            RealBackends.redis().start();
        }
    }

    @Test
    void nobodyButAnOperatorAsks() {
        for (Channel other : List.of(channels.as(Callers.someone()), channels.asService("api-gateway"))) {
            assertRefused(other, Status.Code.PERMISSION_DENIED);
        }
        assertRefused(channels.anonymous(), Status.Code.UNAUTHENTICATED);
    }

    private void assertRefused(Channel channel, Status.Code code) {
        var stub = EmailServiceGrpc.newBlockingStub(channel);
        assertThatCall(() -> stub.listDeliveries(ListDeliveriesRequest.getDefaultInstance()))
                .failsWith(code);
        assertThatCall(() -> stub.listDeadLetters(ListDeadLettersRequest.getDefaultInstance()))
                .failsWith(code);
        assertThatCall(() -> stub.replayDeadLetter(ReplayDeadLetterRequest.getDefaultInstance()))
                .failsWith(code);
    }

    /** The id of the event that was the reason. */
    private String sendTo(TestUser user) {
        var event = event(UserRegistered.newBuilder().setUserId(user.id()).build());
        failureOf(welcomeMail, event);
        return event.id().toString();
    }

    /** All of them, from pages of two. */
    private List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>();
        String token = "";
        do {
            var page = operator()
                    .listDeliveries(ListDeliveriesRequest.newBuilder()
                            .setPageSize(2)
                            .setPageToken(token)
                            .build());
            deliveries.addAll(page.getDeliveriesList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return deliveries;
    }

    private static ReplayDeadLetterRequest replay(String group, String eventId) {
        return ReplayDeadLetterRequest.newBuilder()
                .setConsumerGroup(group)
                .setEventId(eventId)
                .build();
    }

    private EmailServiceBlockingStub operator() {
        return EmailServiceGrpc.newBlockingStub(channels.asService("operator"));
    }
}
