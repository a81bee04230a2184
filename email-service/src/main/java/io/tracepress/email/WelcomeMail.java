package io.tracepress.email;

import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Welcomes a new user, and asks them to confirm their address. */
@Component
class WelcomeMail implements EventHandler<UserRegistered> {

    private final Deliverer deliverer;

    WelcomeMail(Deliverer deliverer) {
        this.deliverer = deliverer;
    }

    @Override
    public UserRegistered emptyEvent() {
        return UserRegistered.getDefaultInstance();
    }

    @Override
    public void handle(Event<UserRegistered> event) {
        deliverer.deliver(event, MailKind.WELCOME, event.body().getUserId(), to -> Optional.of(letter(to)));
    }

    private static Letter letter(Recipient to) {
        return new Letter(
                "Welcome to Tracepress",
                List.of(
                        "Hello " + to.username() + ",",
                        "Your account is ready. Please confirm that this address is yours."),
                new Letter.Link("Confirm my address", to.link()),
                List.of("The link works for 3 days. If you have not registered, somebody mistyped their address:"
                        + " you need do nothing."),
                List.of());
    }
}
