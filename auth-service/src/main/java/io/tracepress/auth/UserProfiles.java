package io.tracepress.auth;

import io.grpc.StatusRuntimeException;
import io.tracepress.user.v1.CreateUserRequest;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The profiles that user-service keeps. */
@Component
class UserProfiles {

    private static final Logger log = LoggerFactory.getLogger(UserProfiles.class);

    private final UserServiceBlockingStub userService;

    UserProfiles(UserServiceBlockingStub userService) {
        this.userService = userService;
    }

    /** Asks for a profile at once; when that fails, the event user.registered is the repair. */
    void create(UUID userId, String username) {
        try {
            userService
                    // Ample for a cold start, and inside the deadline of the registration.
                    .withDeadlineAfter(3, TimeUnit.SECONDS)
                    .createUser(CreateUserRequest.newBuilder()
                            .setId(userId.toString())
                            .setUsername(username)
                            .build());
        } catch (StatusRuntimeException failure) {
            log.warn(
                    "profile of {} not created yet: {}",
                    userId,
                    failure.getStatus().getCode());
        }
    }
}
