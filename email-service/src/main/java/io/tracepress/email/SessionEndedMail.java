package io.tracepress.email;

import io.tracepress.events.v1.SessionFamilyRevoked;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a user that a session was ended because its refresh token was used twice. */
@Component
class SessionEndedMail implements EventHandler<SessionFamilyRevoked> {

    private final Deliverer deliverer;
    private final EmailSettings settings;

    SessionEndedMail(Deliverer deliverer, EmailSettings settings) {
        this.deliverer = deliverer;
        this.settings = settings;
    }

    @Override
    public SessionFamilyRevoked emptyEvent() {
        return SessionFamilyRevoked.getDefaultInstance();
    }

    @Override
    public void handle(Event<SessionFamilyRevoked> event) {
        deliverer.deliver(event, MailKind.SESSION_ENDED, event.body().getUserId(), to -> Optional.of(letter(to)));
    }

    private Letter letter(Recipient to) {
        return new Letter(
                "We ended one of your sessions",
                List.of(
                        "Hello " + to.username() + ",",
                        "One of your sessions was ended for safety: the token that keeps it logged in came a second"
                                + " time, and each works only once. Somebody may have had a copy of it, or your own"
                                + " device may have repeated an old request. We cannot tell which.",
                        "That device has to log in again. Your other sessions go on, and your password is"
                                + " unchanged.",
                        "If you cannot explain it, reset your password, which ends all sessions."),
                new Letter.Link("Reset my password", settings.page("/reset")),
                List.of(),
                List.of());
    }
}
