package io.tracepress.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.email.Users.TestUser;
import io.tracepress.email.v1.DeadLetter;
import io.tracepress.email.v1.EmailServiceGrpc;
import io.tracepress.email.v1.EmailServiceGrpc.EmailServiceBlockingStub;
import io.tracepress.email.v1.ListDeadLettersRequest;
import io.tracepress.email.v1.ReplayDeadLetterRequest;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.outbox.Outbox;
import io.tracepress.kit.testing.RecordedSpans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Events on their whole way: outbox, stream, consumer, mail. */
@ExtendWith(OutputCaptureExtension.class)
class EventFlowTests extends EmailTest {

    private static final String STREAM = "events:user.registered";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestUser ada = USERS.named("ada");
    private final TestUser grace = USERS.named("grace");

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    StringRedisTemplate redis;

    @Autowired
    OpenTelemetry telemetry;

    @AfterEach
    void authServiceIsWell() {
        USERS.authServiceFailsWith(Optional.empty());
    }

    @Test
    void aMailIsSentInTheTraceOfTheRequest(CapturedOutput output) {
        spans.reset();
        Span request = telemetry.getTracer("test").spanBuilder("request").startSpan();
        try (var _ = request.makeCurrent()) {
            publish(registrationOf(ada));
        } finally {
            request.end();
        }
        awaitMailTo(ada);

        SpanData processing = spans.named("process user.registered");
        assertThat(processing.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
        assertThat(RecordedSpans.attribute(processing, "user.id")).isEqualTo(ada.id());
        assertThat(RecordedSpans.attribute(processing, "tracepress.delivery.state"))
                .isEqualTo("sent");
        assertThat(spans.named("send mail").getParentSpanId()).isEqualTo(processing.getSpanId());
        assertThat(spans.all().toString()).doesNotContain(ada.email(), ada.token());
        assertThat(output).doesNotContain(ada.email(), ada.token());
    }

    @Test
    void anEventInAThousandEntriesIsOneMail() {
        String id = UUID.randomUUID().toString();
        for (int entry = 0; entry < 1_000; entry++) {
            add(id, ada.id());
        }
        add(UUID.randomUUID().toString(), grace.id());

        awaitMailTo(grace);
        await().atMost(PATIENCE).until(this::nothingIsPending);
        assertThat(mailsTo(ada)).hasSize(1);
    }

    @Test
    void anEventThatFailsForGoodIsADeadLetterAndHoldsUpNoOther() {
        var poison = UUID.randomUUID().toString();

        add(poison, UUID.randomUUID().toString());
        add(UUID.randomUUID().toString(), grace.id());

        awaitMailTo(grace);
        DeadLetter letter = awaitDeadLetter(poison);
        assertThat(letter.getConsumerGroup()).isEqualTo("email-service");
        assertThat(letter.getEventType()).isEqualTo("user.registered");
        assertThat(letter.getReason()).contains("auth-service knows no such user");
        assertThat(letter.getTries()).isEqualTo(5);
    }

    @Test
    void aDeadLetterIsSentWhenItIsReplayedAfterTheRepair(CapturedOutput output) {
        String id = UUID.randomUUID().toString();
        spans.reset();
        MAIL_SERVER.answers("RCPT", "550 5.1.1 <" + ada.email() + ">: unknown");
        add(id, ada.id());
        DeadLetter letter = awaitDeadLetter(id);
        assertThat(letter.toString()).contains("refuses the message: 550").doesNotContain(ada.email());
        MAIL_SERVER.behaves();

        operator()
                .replayDeadLetter(ReplayDeadLetterRequest.newBuilder()
                        .setConsumerGroup(letter.getConsumerGroup())
                        .setEventId(id)
                        .build());

        awaitMailTo(ada);
        assertThat(deadLetters()).noneMatch(other -> other.getEventId().equals(id));
        assertThat(spans.all().toString()).doesNotContain(ada.email(), ada.token());
        assertThat(output).doesNotContain(ada.email(), ada.token());
    }

    @Test
    void whileTheMailServerIsDownNothingIsLostAndNothingCounted() {
        List<TestUser> users =
                Stream.generate(() -> USERS.named("linus")).limit(10).toList();
        MAIL_SERVER.goesDown();
        users.forEach(user -> publish(registrationOf(user)));
        await().atMost(PATIENCE).until(() -> failuresNoted() >= 6);

        MAIL_SERVER.behaves();

        users.forEach(EventFlowTests::awaitMailTo);
        await().atMost(PATIENCE).until(this::nothingIsPending);
        assertThat(users).allSatisfy(user -> assertThat(mailsTo(user)).hasSize(1));
        assertThat(deadLetters())
                .noneMatch(letter ->
                        users.stream().anyMatch(user -> letter.getPayload().contains(user.id())));
    }

    @Test
    void aMailThatIsPutOffComesLater() {
        MAIL_SERVER.answers("RCPT", "451 4.7.1 try again later");
        publish(registrationOf(ada));
        await().atMost(PATIENCE).until(() -> failuresNoted() > 0);

        MAIL_SERVER.behaves();

        awaitMailTo(ada);
    }

    @Test
    void anAuthServiceThatIsAwayForAMomentCostsNoMail() {
        USERS.authServiceFailsWith(Optional.of(Status.UNAVAILABLE));
        publish(registrationOf(ada));
        await().atMost(PATIENCE).until(() -> failuresNoted() > 0);

        USERS.authServiceFailsWith(Optional.empty());

        awaitMailTo(ada);
    }

    private static void awaitMailTo(TestUser user) {
        await().atMost(PATIENCE).until(() -> !mailsTo(user).isEmpty());
    }

    private static UserRegistered registrationOf(TestUser user) {
        return UserRegistered.newBuilder().setUserId(user.id()).build();
    }

    private void publish(Message event) {
        transactions.executeWithoutResult(_ -> outbox.write(event));
    }

    /** An entry as the relay would write it. */
    private void add(String eventId, String userId) {
        redis.opsForStream()
                .add(
                        STREAM,
                        Map.of(
                                "id",
                                eventId,
                                "payload",
                                "{\"userId\":\"" + userId + "\"}",
                                "traceparent",
                                "",
                                "written-at",
                                Long.toString(Instant.now().toEpochMilli()),
                                "n",
                                "0"));
    }

    private boolean nothingIsPending() {
        return redis.opsForStream().pending(STREAM, "email-service").getTotalPendingMessages() == 0;
    }

    /** How many tries have failed of mails that are not sent yet. */
    private int failuresNoted() {
        return database.sql("""
                        SELECT coalesce(sum(tries), 0) FROM deliveries
                        WHERE state = 'pending' AND last_failure IS NOT NULL AND leased_until IS NOT NULL
                          AND created_at > now() - interval '1 minute'
                        """).query(Integer.class).single();
    }

    private DeadLetter awaitDeadLetter(String eventId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> deadLetters().stream()
                                .filter(letter -> letter.getEventId().equals(eventId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<DeadLetter> deadLetters() {
        return operator()
                .listDeadLetters(ListDeadLettersRequest.getDefaultInstance())
                .getDeadLettersList();
    }

    private EmailServiceBlockingStub operator() {
        return EmailServiceGrpc.newBlockingStub(channels.asService("operator"));
    }
}
