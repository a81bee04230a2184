package io.tracepress.user;

import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.tracepress.auth.v1.GetUsernameRequest;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.events.EventHandler;
import io.tracepress.kit.identity.CallerAttributes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes the profile of a registered user that auth-service could not have made at once. */
@Component
class MissingProfiles implements EventHandler<UserRegistered> {

    private final Profiles profiles;
    private final AuthServiceBlockingStub authService;

    MissingProfiles(Profiles profiles, AuthServiceBlockingStub authService) {
        this.profiles = profiles;
        this.authService = authService;
    }

    @Override
    public UserRegistered emptyEvent() {
        return UserRegistered.getDefaultInstance();
    }

    @Override
    public void handle(Event<UserRegistered> event) {
        UUID id = UUID.fromString(event.body().getUserId());
        CallerAttributes.recordUser(id);
        if (!profiles.exists(id)) {
            profiles.create(id, usernameOf(id));
        }
    }

    private String usernameOf(UUID id) {
        var request = GetUsernameRequest.newBuilder().setUserId(id.toString()).build();
        return authService.getUsername(request).getUsername();
    }
}
