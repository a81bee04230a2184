package io.tracepress.email;

import com.google.protobuf.Message;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventPostponed;
import io.tracepress.kit.events.EventTypes;
import io.tracepress.kit.identity.CallerAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Sends one mail per event, however often and wherever the event comes. */
@Component
class Deliverer {

    private final DeliveryRepository deliveries;
    private final Recipients recipients;
    private final MailComposer composer;
    private final MailServer server;
    private final DeliveryTelemetry telemetry;
    private final EmailSettings settings;

    // A lease is the process's, which takes it up again when it was killed; its workers are told apart here.
    private final Set<UUID> underway = ConcurrentHashMap.newKeySet();

    Deliverer(
            DeliveryRepository deliveries,
            Recipients recipients,
            MailComposer composer,
            MailServer server,
            DeliveryTelemetry telemetry,
            EmailSettings settings) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.composer = composer;
        this.server = server;
        this.telemetry = telemetry;
        this.settings = settings;
    }

    /**
     * Sends the mail that an event asks for, unless that was done before.
     *
     * @param letter what to write to the recipient; empty when what it is about is gone
     */
    void deliver(
            Event<? extends Message> event,
            MailKind kind,
            String userId,
            Function<Recipient, Optional<Letter>> letter) {
        UUID recipientId = UUID.fromString(userId);
        CallerAttributes.recordUser(recipientId);
        if (!underway.add(event.id())) {
            throw new EventPostponed("another worker is sending this mail");
        }
        try {
            deliverOnce(event, kind, recipientId, letter);
        } finally {
            underway.remove(event.id());
        }
    }

    private void deliverOnce(
            Event<? extends Message> event,
            MailKind kind,
            UUID recipientId,
            Function<Recipient, Optional<Letter>> letter) {
        var lease = deliveries.begin(
                event.id(), EventTypes.of(event.body()), recipientId, settings.instance(), settings.lease());
        if (lease.ours()) {
            attempt(event.id(), kind, recipientId, letter);
        } else if (lease.state() == DeliveryState.PENDING) {
            throw new EventPostponed("the mail is another process's, or not due yet");
        } else {
            telemetry.recordRepeat(lease.state());
        }
    }

    private void attempt(UUID eventId, MailKind kind, UUID recipientId, Function<Recipient, Optional<Letter>> letter) {
        try {
            var reached = send(eventId, kind, recipientId, letter);
            deliveries.end(eventId, reached);
            telemetry.recordAttempt(kind, reached);
        } catch (RuntimeException failure) {
            telemetry.recordAttempt(kind, DeliveryState.PENDING);
            noteFailure(eventId, failure);
            throw failure;
        }
    }

    private DeliveryState send(
            UUID eventId, MailKind kind, UUID recipientId, Function<Recipient, Optional<Letter>> letter) {
        var recipient = recipients.find(recipientId, kind);
        if (recipient.unsubscribed()) {
            return DeliveryState.SKIPPED;
        }
        var written = letter.apply(recipient);
        written.ifPresent(text -> server.send(composer.compose(eventId, recipient, text), kind));
        return written.isPresent() ? DeliveryState.SENT : DeliveryState.SKIPPED;
    }

    private void noteFailure(UUID eventId, RuntimeException failure) {
        try {
            if (failure instanceof EventPostponed) {
                deliveries.postpone(eventId, failure.getMessage());
            } else {
                deliveries.fail(eventId, failure.getMessage());
            }
        } catch (RuntimeException unnoted) {
            failure.addSuppressed(unnoted);
        }
    }
}
