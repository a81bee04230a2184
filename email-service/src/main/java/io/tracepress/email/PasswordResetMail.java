package io.tracepress.email;

import io.tracepress.events.v1.PasswordResetRequested;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets a user choose a new password. */
@Component
class PasswordResetMail implements EventHandler<PasswordResetRequested> {

    private final Deliverer deliverer;

    PasswordResetMail(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    @Override
    public PasswordResetRequested emptyEvent() {
        return PasswordResetRequested.getDefaultInstance();
    }

    @Override
    public void handle(Event<PasswordResetRequested> event) {
        deliverer.deliver(event, MailKind.PASSWORD_RESET, event.body().getUserId(), to -> Optional.of(letter(to)));
    }

    private static Letter letter(Recipient to) {
        return new Letter(
                "Reset your password",
                List.of(
                        "Hello " + to.username() + ",",
                        "Somebody, most likely you, wants to reset the password of your account."),
                new Letter.Link("Choose a new password", to.link()),
                List.of(
                        "The link works once, within 30 minutes. A new password ends all your sessions, so you will"
                                + " log in again everywhere.",
                        "If it was not you, do nothing: your password stays as it is."),
                List.of());
    }
}
