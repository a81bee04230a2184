package io.tracepress.email;

import io.tracepress.events.v1.EmailVerificationRequested;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks a user, who wanted it again, to confirm their address. */
@Component
class EmailVerificationMail implements EventHandler<EmailVerificationRequested> {

    private final Deliverer deliverer;

    EmailVerificationMail(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    @Override
    public EmailVerificationRequested emptyEvent() {
        return EmailVerificationRequested.getDefaultInstance();
    }

    @Override
    public void handle(Event<EmailVerificationRequested> event) {
        deliverer.deliver(event, MailKind.EMAIL_VERIFICATION, event.body().getUserId(), to -> Optional.of(letter(to)));
    }

    private static Letter letter(Recipient to) {
        return new Letter(
                "Confirm your address",
                List.of("Hello " + to.username() + ",", "Here is a new link that confirms that this address is yours."),
                new Letter.Link("Confirm my address", to.link()),
                List.of("The link works for 3 days."),
                List.of());
    }
}
